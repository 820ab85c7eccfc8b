with dated as (
    select
        violation.*,
        {{ violation_period('violation') }} as period
    from {{ ref('violation') }} as violation
)

select
    dated.period,
    department.credit_department_code as department_code,
    'violation/' || dated.violation_id as item_id,
    'violation' as item_kind,
    dated.rule_id,
    dated.rule_name_zh,
    dated.severity,
    dated.legal_basis,
    dated.act_kind,
    dated.record_no,
    case when dated.act_kind in ('penalty', 'penalty_case') then dated.record_no end as case_or_decision_no,
    cast(null as {{ dbt.type_string() }}) as document_name_zh,
    dated.business_date,
    dated.due_on as due_date,
    cast(null as bigint) as days_late,
    dated.message,
    dated.waiver_id,
    dated.stream_id,
    dated.position
from dated
inner join {{ ref('dim_department') }} as department on dated.department_code = department.department_code
-- what has no day belongs to no quarter: it stands in quality.violation only
where dated.period is not null
