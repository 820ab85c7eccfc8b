with decided as (
    select
        penalty.case_id,
        -- Each decision of a case is owed within the limit: the last one tells.
        max(penalty.decision_date) as decision_date
    from {{ ref('fct_penalty') }} as penalty
    where penalty.case_id is not null
    group by penalty.case_id
),

unreadable as (
    select distinct period.act_id as case_id
    from {{ ref('int_violation_excluded_period_unreadable') }} as period
    where period.act_kind = 'penalty_case'
),

handled as (
    select
        filed.*,
        coalesce(decided.decision_date, filed.closed_date) as handled_date,
        coalesce(decided.decision_date, filed.closed_date, data_as_of.as_of_date) as judged_date
    from {{ ref('fct_penalty_case') }} as filed
    left join decided
        on filed.case_id = decided.case_id
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on filed.source = data_as_of.source
),

judged as (
    select
        handled.*,
        decision_limit.due_on,
        case
            when handled.handled_date is null and handled.outcome is not null
                then '案件已有处理结果，但未填结案日期'
            when
                decision_limit.unruled_extension_days > 0
                and handled.judged_date
                <= {{ add_days('decision_limit.due_on', 'decision_limit.unruled_extension_days') }}
                then '案件注明延长期限，但其领域的延长规定未登记'
            when unreadable.case_id is not null then '案件有扣除或者延长期间的日期不存在，期限不明'
        end as unjudged_reason
    from handled
    inner join {{ ref('int_decision_limit') }} as decision_limit
        on handled.case_id = decision_limit.case_id
    left join unreadable
        on handled.case_id = unreadable.case_id
    where handled.judged_date > decision_limit.due_on
)

select
    case when judged.unjudged_reason is null then 'violated' else 'unjudged' end as verdict,
    'decision_within_limit' as rule_id,
    judged.department_code,
    'penalty_case' as act_kind,
    judged.case_id as act_id,
    judged.case_no as record_no,
    judged.filed_date as business_date,
    judged.due_on,
    case
        when judged.unjudged_reason is not null then judged.unjudged_reason
        when judged.handled_date is null
            then '应于 ' || {{ as_text('judged.due_on') }} || ' 前作出处理决定，至数据截止日尚未作出'
        else
            '应于 ' || {{ as_text('judged.due_on') }} || ' 前作出处理决定，实际为 '
            || {{ as_text('judged.handled_date') }}
    end as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    judged.stream_id,
    judged.position
from judged
