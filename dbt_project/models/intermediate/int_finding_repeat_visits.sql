with over_cap as (
    select
        violation.act_id,
        violation.severity,
        visit.department_code,
        visit.party_key,
        visit.calendar_year,
        row_number() over (
            partition by visit.department_code, visit.party_key, visit.calendar_year
            order by visit.inspection_date desc nulls last, visit.inspection_id desc nulls last
        ) as recency
    from {{ ref('violation') }} as violation
    inner join {{ ref('int_enterprise_visit') }} as visit
        on violation.act_id = visit.inspection_id
    where violation.rule_id = 'visit_cap'
),

visited as (
    select
        over_cap.act_id as last_visit_id,
        over_cap.severity,
        visit.*
    from over_cap
    inner join {{ ref('int_enterprise_visit') }} as visit
        on
            over_cap.department_code = visit.department_code
            and over_cap.party_key = visit.party_key
            and over_cap.calendar_year = visit.calendar_year
            and not visit.is_called_for
    where over_cap.recency = 1
),

counted as (
    select
        visited.last_visit_id,
        max(visited.inspection_date) as last_date,
        count(distinct visited.inspection_date) as visit_count
    from visited
    group by visited.last_visit_id
)

select
    'repeat_visits' as finding_kind,
    visited.department_code || '/' || visited.party_key || '/' || {{ as_text('visited.calendar_year') }}
        as finding_key,
    visited.inspection_id = visited.last_visit_id as is_main,
    visited.department_code,
    counted.last_date as business_date,
    visited.party_key,
    visited.severity,
    department.department_name || '在 ' || {{ as_text('visited.calendar_year') }} || ' 年对同一企业现场检查 '
    || {{ as_text('counted.visit_count') }} || ' 次，超过年度频次上限 '
    || {{ as_text('cast(parameter.value as bigint)') }} || ' 次。' as sentence_zh,
    {{ as_text('counted.visit_count') }} || ' 次' as measured_value,
    {{ as_text('cast(parameter.value as bigint)') }} || ' 次' as limit_value,
    'visit_cap' as rule_id,
    'inspection' as record_kind,
    visited.inspection_id as record_id,
    visited.stream_id
from visited
inner join counted
    on visited.last_visit_id = counted.last_visit_id
inner join {{ ref('dim_department') }} as department
    on visited.department_code = department.department_code
{{ join_parameter('visit_cap_count', 'visited', 'counted.last_date', 'parameter') }}
