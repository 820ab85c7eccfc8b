with urgent as (
    select
        measure.*,
        {{ add_days('cast(measure.implemented_at as date)', 1) }} as due_on,
        data_as_of.as_of_date
    from {{ ref('fct_coercive_measure') }} as measure
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on measure.source = data_as_of.source
    where measure.measure_class = '强制措施' and measure.is_on_spot
),

judged as (
    select
        urgent.*,
        case when urgent.implemented_at is null then '当场实施的强制措施未填实施时间' end as unjudged_reason,
        '应于 ' || {{ as_text('urgent.implemented_at') }} || ' 当场实施后二十四小时内报告并补办批准，'
        || coalesce('实际为 ' || {{ as_text('urgent.reported_at') }}, '至数据截止日尚未报告') as fault
    from urgent
    where
        urgent.implemented_at is null
        or {{ seconds_between('urgent.implemented_at', 'urgent.reported_at') }} > 24 * 60 * 60
        or (urgent.reported_at is null and urgent.as_of_date > urgent.due_on)
)

select
    {{ finding_columns(
        'judged', 'coercive_report_24h', ('coercive_measure', 'measure_id', 'decision_no'), 'judged.measure_date',
        'judged.due_on'
    ) }}
from judged
