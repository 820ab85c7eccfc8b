-- who stands for a department that was merged by the cut-off; up to three mergers in a row
with merged as (
    select
        scheme.cutoff_date,
        former.department_code,
        former.successor_code
    from {{ ref('int_score_parameter') }} as scheme
    inner join {{ ref('dim_department') }} as former on scheme.cutoff_date >= former.active_to
    inner join {{ ref('dim_department') }} as successor on former.successor_code = successor.department_code
    where former.successor_code <> former.department_code
)

select
    merged.cutoff_date,
    merged.department_code,
    coalesce(third.successor_code, second.successor_code, merged.successor_code) as successor_code
from merged
left join merged as second
    on merged.cutoff_date = second.cutoff_date and merged.successor_code = second.department_code
left join merged as third
    on second.cutoff_date = third.cutoff_date and second.successor_code = third.department_code
