with general_or_own as (
    select
        department.department_code,
        parameter.parameter,
        cast(parameter.value as decimal(18, 2)) as value,
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
),

legal as (
    select general_or_own.* from general_or_own
    where general_or_own.is_own = general_or_own.has_own
),

-- what the office set goes before what the table says, but a general paper not before the law of one domain
candidate as (
    select
        legal.department_code,
        legal.parameter,
        legal.value,
        legal.valid_from,
        legal.valid_to,
        case when legal.is_own = 1 then 2 else 4 end as precedence
    from legal
    union all
    select
        department.department_code,
        office.parameter,
        try_cast(office.value as decimal(18, 2)) as value,
        office.valid_from,
        office.valid_to,
        case when office.applies_to is not null then 1 else 3 end as precedence
    from {{ ref('dim_department') }} as department
    inner join {{ ref('int_scorable_parameter') }} as office
        on
            office.applies_to is null
            or {{ contains_text('department.department_name', 'office.applies_to') }}
    where try_cast(office.value as decimal(18, 2)) is not null
),

point as (
    select
        candidate.department_code,
        candidate.parameter,
        candidate.valid_from as on_date
    from candidate
    union distinct
    select
        candidate.department_code,
        candidate.parameter,
        candidate.valid_to as on_date
    from candidate
    where candidate.valid_to is not null
),

span as (
    select
        point.department_code,
        point.parameter,
        point.on_date as valid_from,
        lead(point.on_date) over (
            partition by point.department_code, point.parameter order by point.on_date asc nulls last
        ) as valid_to
    from point
),

ranked as (
    select
        span.*,
        candidate.value,
        row_number() over (
            partition by span.department_code, span.parameter, span.valid_from
            order by
                candidate.precedence asc nulls last, candidate.valid_from desc nulls last,
                candidate.value asc nulls last
        ) as choice_no
    from span
    inner join candidate
        on
            span.department_code = candidate.department_code
            and span.parameter = candidate.parameter
            and {{ in_force('span.valid_from', 'candidate') }}
)

select
    ranked.department_code,
    ranked.parameter,
    ranked.value,
    ranked.valid_from,
    ranked.valid_to
from ranked
where ranked.choice_no = 1
