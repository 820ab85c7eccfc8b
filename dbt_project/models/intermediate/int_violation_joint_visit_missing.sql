with visited as (
    select
        visit.*,
        cast(parameter.value as bigint) as window_days
    from {{ ref('int_enterprise_visit') }} as visit
    {{ join_parameter('joint_visit_days', 'visit', 'visit.inspection_date', 'parameter') }}
    where not visit.is_called_for
),

-- The one who comes later could have come along.
followed as (
    select
        later.inspection_id,
        count(distinct earlier.department_code) as department_count,
        max(earlier.inspection_date) as last_visit_date
    from visited as later
    inner join visited as earlier
        on
            later.party_key = earlier.party_key
            and later.department_code <> earlier.department_code
            and later.inspection_date >= earlier.inspection_date
            and {{ days_between('earlier.inspection_date', 'later.inspection_date') }} <= later.window_days
            and (later.inspection_date > earlier.inspection_date or later.inspection_id > earlier.inspection_id)
            and not {{ list_has('earlier.joint_department_codes', 'later.department_code') }}
    where not later.is_combined
    group by later.inspection_id
),

judged as (
    select
        visited.*,
        cast(null as {{ dbt.type_string() }}) as unjudged_reason,
        {{ as_text('visited.window_days') }} || ' 日内已有其他 ' || {{ as_text('followed.department_count') }}
        || ' 个部门到该企业现场检查（最近为 ' || {{ as_text('followed.last_visit_date') }}
        || '），未实行综合查一次或者联合检查' as fault
    from visited
    inner join followed
        on visited.inspection_id = followed.inspection_id
)

select
    {{ finding_columns(
        'judged', 'joint_visit_missing', ('inspection', 'inspection_id', 'inspection_no'), 'judged.inspection_date'
    ) }}
from judged
