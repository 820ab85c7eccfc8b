with candidate as (
    select
        department.department_code,
        parameter.parameter,
        parameter.value,
        parameter.valid_from,
        parameter.valid_to,
        max(case when parameter.applies_to is not null then 1 else 0 end)
            over (partition by department.department_code, parameter.parameter) as has_own,
        case when parameter.applies_to is not null then 1 else 0 end as is_own
    from {{ ref('dim_department') }} as department
    inner join {{ ref('rule_parameter') }} as parameter
        on
            parameter.applies_to is null
            or {{ contains_text('department.department_name', 'parameter.applies_to') }}
)

select
    candidate.department_code,
    candidate.parameter,
    cast(candidate.value as decimal(18, 2)) as value,
    candidate.valid_from,
    candidate.valid_to
from candidate
where candidate.is_own = candidate.has_own
