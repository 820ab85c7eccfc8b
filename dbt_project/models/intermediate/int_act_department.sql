with named as (
    select
        act.act_kind,
        act.act_id,
        act.department_code,
        1 as department_rank
    from {{ ref('int_enforcement_act') }} as act
    union all
    select
        act.act_kind,
        act.act_id,
        department.credit_department_code as department_code,
        2 as department_rank
    from {{ ref('int_enforcement_act') }} as act
    inner join {{ ref('dim_department') }} as department
        on act.department_code = department.department_code
    union all
    select
        act.act_kind,
        act.act_id,
        part.item as department_code,
        3 as department_rank
    from {{ ref('int_enforcement_act') }} as act
    {{ each_item('act.joint_department_codes', 'part') }}
)

select
    named.act_kind,
    named.act_id,
    named.department_code,
    min(named.department_rank) as department_rank
from named
group by named.act_kind, named.act_id, named.department_code
