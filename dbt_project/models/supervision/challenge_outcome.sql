with closed as (
    select
        ended.record_kind,
        cast(year(ended.closed_date) as bigint) as closed_year,
        ended.respondent_code as department_code,
        ended.is_corrected
    from {{ ref('challenge_case') }} as ended
    where ended.is_on_the_merits and ended.closed_date is not null
),

counted as (
    select
        closed.record_kind,
        closed.closed_year,
        closed.department_code,
        false as is_total,
        cast(count(*) as bigint) as closed_count,
        cast(sum(case when closed.is_corrected then 1 else 0 end) as bigint) as corrected_count
    from closed
    group by closed.record_kind, closed.closed_year, closed.department_code
    union all
    select
        closed.record_kind,
        closed.closed_year,
        cast(null as {{ dbt.type_string() }}) as department_code,
        true as is_total,
        cast(count(*) as bigint) as closed_count,
        cast(sum(case when closed.is_corrected then 1 else 0 end) as bigint) as corrected_count
    from closed
    group by closed.record_kind, closed.closed_year
)

select
    counted.closed_year,
    counted.record_kind,
    counted.department_code,
    department.department_name,
    counted.is_total,
    counted.closed_count,
    counted.corrected_count,
    {{ percent_of('counted.corrected_count', 'counted.closed_count') }} as corrected_rate
from counted
left join {{ ref('dim_department') }} as department on counted.department_code = department.department_code
