with lonely as (
    select
        violation.violation_id,
        violation.severity,
        violation.message,
        visit.inspection_id,
        visit.department_code,
        visit.party_key,
        visit.inspection_date,
        visit.stream_id,
        cast(parameter.value as bigint) as window_days
    from {{ ref('violation') }} as violation
    inner join {{ ref('int_enterprise_visit') }} as visit
        on violation.act_id = visit.inspection_id
    {{ join_parameter('joint_visit_days', 'visit', 'visit.inspection_date', 'parameter') }}
    where violation.rule_id = 'joint_visit_missing'
),

-- The visit that is the finding, and those of other departments that it could have been made with.
involved as (
    select
        lonely.violation_id,
        lonely.inspection_id as record_id,
        lonely.stream_id,
        true as is_main
    from lonely
    union all
    select
        lonely.violation_id,
        other.inspection_id as record_id,
        other.stream_id,
        false as is_main
    from lonely
    inner join {{ ref('int_enterprise_visit') }} as other
        on
            lonely.party_key = other.party_key
            and lonely.department_code <> other.department_code
            and lonely.inspection_date >= other.inspection_date
            and {{ days_between('other.inspection_date', 'lonely.inspection_date') }} <= lonely.window_days
            and not other.is_called_for
)

select
    'joint_visit_missing' as finding_kind,
    lonely.violation_id as finding_key,
    involved.is_main,
    lonely.department_code,
    lonely.inspection_date as business_date,
    lonely.party_key,
    lonely.severity,
    department.department_name || '到企业现场检查：' || lonely.message || '。' as sentence_zh,
    cast(null as {{ dbt.type_string() }}) as measured_value,
    {{ as_text('lonely.window_days') }} || ' 日' as limit_value,
    'joint_visit_missing' as rule_id,
    'inspection' as record_kind,
    involved.record_id,
    involved.stream_id
from involved
inner join lonely
    on involved.violation_id = lonely.violation_id
inner join {{ ref('dim_department') }} as department
    on lonely.department_code = department.department_code
