{#- A contract reads a period by its shape: 30 February has the shape of a day. -#}
{%- set feeds = [
    ('penalty_case', 'fct_penalty_case', 'case_id', 'case_no', 'filed_date'),
    ('reconsideration_case', 'fct_reconsideration_case', 'reconsideration_id', 'case_no', 'received_date'),
    ('coercive_measure', 'fct_coercive_measure', 'measure_id', 'decision_no', 'measure_date'),
] -%}
with stated as (
    {%- for feed, fact, id, number, day in feeds %}
    select
        '{{ feed }}' as act_kind,
        record.{{ id }} as act_id,
        record.{{ number }} as record_no,
        record.{{ day }} as business_date,
        record.department_code,
        record.stream_id,
        record.position,
        part.item as period,
        {{ try_date("split_part(part.item, ':', 2)") }} as from_date,
        {{ try_date("split_part(part.item, ':', 3)") }} as to_date
    from {{ ref(fact) }} as record
    {{ each_item('record.excluded_periods', 'part') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select distinct
    'violated' as verdict,
    'excluded_period_unreadable' as rule_id,
    stated.department_code,
    stated.act_kind,
    stated.act_id,
    stated.record_no,
    stated.business_date,
    cast(null as date) as due_on,
    case
        when stated.from_date is null or stated.to_date is null
            then '扣除或者延长期间“' || stated.period || '”的日期不存在，未计入期限'
        else '扣除或者延长期间“' || stated.period || '”的止日早于起日，未计入期限'
    end as message,
    stated.period as detail,
    stated.stream_id,
    stated.position
from stated
where stated.from_date is null or stated.to_date is null or stated.to_date < stated.from_date
