with quarter_with_data as (
    select distinct {{ quarter_of('act.act_date') }} as period
    from {{ ref('int_enforcement_act') }} as act
    cross join {{ ref('int_data_as_of') }} as data_as_of
    where act.act_date <= data_as_of.as_of_date and act.is_counted
),

dated as (
    select
        quarter_with_data.period,
        {{ quarter_start('quarter_with_data.period') }} as quarter_start_date,
        {{ quarter_end('quarter_with_data.period') }} as quarter_end_date
    from quarter_with_data
)

select
    dated.period,
    dated.quarter_start_date,
    dated.quarter_end_date,
    department.department_code
from dated
inner join {{ ref('dim_department') }} as department
    on
        department.is_in_statistics
        and not department.is_provisional
        -- What an entrusted organisation reports is answered for by the department that entrusts it.
        and department.credit_department_code = department.department_code
        and dated.quarter_end_date >= department.active_from
        and (department.active_to is null or dated.quarter_start_date < department.active_to)
