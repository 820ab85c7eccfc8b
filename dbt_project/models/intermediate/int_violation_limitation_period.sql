with punished as (
    select penalty.case_id
    from {{ ref('fct_penalty') }} as penalty
    where penalty.case_id is not null
    group by penalty.case_id
),

limited as (
    select
        filed.*,
        coalesce(filed.discovered_date, filed.filed_date) as found_date,
        -- The length is that of the law under which the act ended (行政处罚法 37).
        {{ add_months(
            'filed.act_ended_date',
            'case when filed.is_long_limitation then long_limitation.value else limitation.value end'
        ) }} as due_on
    from {{ ref('fct_penalty_case') }} as filed
    left join punished
        on filed.case_id = punished.case_id
    {{ join_parameter('limitation_months', 'filed', 'filed.act_ended_date', 'limitation') }}
    {{ join_parameter('long_limitation_months', 'filed', 'filed.act_ended_date', 'long_limitation') }}
    -- The law forbids the penalty, not the case: what ended without one keeps it.
    where punished.case_id is not null or filed.outcome = '处罚'
),

judged as (
    select
        limited.*,
        case
            when limited.act_ended_date is null then '未填违法行为终了之日'
            when limited.due_on is null then '行为终了之日没有施行中的时效规定'
        end as unjudged_reason,
        '违法行为终了于 ' || {{ as_text('limited.act_ended_date') }} || '，时效至 ' || {{ as_text('limited.due_on') }}
        || '，发现于 ' || {{ as_text('limited.found_date') }} || '，仍予处罚' as fault
    from limited
    where limited.due_on is null or limited.found_date > limited.due_on
)

select
    {{ finding_columns(
        'judged', 'limitation_period', ('penalty_case', 'case_id', 'case_no'), 'judged.filed_date', 'judged.due_on'
    ) }}
from judged
