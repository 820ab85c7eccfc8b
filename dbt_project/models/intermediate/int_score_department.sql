with department as (
    select
        scheme.cutoff_date,
        scheme.period,
        scheme.quarter_from,
        dim.*,
        coalesce(dim.kind = '受委托组织', false) as is_entrusted
    from {{ ref('int_score_parameter') }} as scheme
    cross join {{ ref('dim_department') }} as dim
    where
        coalesce(dim.active_from <= scheme.cutoff_date, true)
        and (dim.active_to is null or dim.active_to > scheme.cutoff_date)
),

officer as (
    select
        person.cutoff_date,
        person.department_code,
        count(*) as officer_count
    from {{ ref('int_score_participation') }} as person
    where person.is_holder
    group by person.cutoff_date, person.department_code
),

item as (
    select
        duty.cutoff_date,
        duty.department_code,
        count(*) as item_count,
        sum(case when duty.is_countable then 1 else 0 end) as countable_item_count
    from {{ ref('int_score_duty') }} as duty
    where not duty.is_handed_back
    group by duty.cutoff_date, duty.department_code
)

select
    department.cutoff_date,
    department.period,
    department.department_code,
    department.department_name,
    -- the office's paper goes before what the department's own row says
    coalesce(office.value, department.peer_group) as peer_group,
    department.is_in_ranking,
    department.is_in_interview,
    department.is_entrusted,
    -- a full quarter has passed when it enforced from the quarter's first day
    coalesce(department.active_from > department.quarter_from, false) as is_new,
    coalesce(officer.officer_count, 0) as officer_count,
    coalesce(item.item_count, 0) as item_count,
    cast(coalesce(item.countable_item_count, 0) as bigint) as countable_item_count
from department
left join officer
    on department.cutoff_date = officer.cutoff_date and department.department_code = officer.department_code
left join item
    on department.cutoff_date = item.cutoff_date and department.department_code = item.department_code
left join {{ ref('int_scorable_parameter') }} as office
    on
        office.parameter = 'peer_group'
        and department.department_code = office.applies_to
        and {{ in_force('department.cutoff_date', 'office') }}
