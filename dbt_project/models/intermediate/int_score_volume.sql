select
    scheme.cutoff_date,
    -- the successor of a merged department inherits its acts
    coalesce(successor.successor_code, act.credit_department_code) as department_code,
    act.act_kind,
    act.act_id,
    act.stream_id,
    act.position
from {{ ref('int_score_parameter') }} as scheme
inner join {{ ref('int_scorable_act') }} as act
    on scheme.window_from <= act.act_date and scheme.cutoff_date >= act.act_date
left join {{ ref('int_score_successor') }} as successor
    on
        scheme.cutoff_date = successor.cutoff_date
        and act.credit_department_code = successor.department_code
