select
    scheme.cutoff_date,
    act.credit_department_code as department_code,
    act.act_kind,
    act.act_id,
    act.stream_id,
    act.position
from {{ ref('int_score_parameter') }} as scheme
inner join {{ ref('int_scorable_act') }} as act
    on scheme.window_from <= act.act_date and scheme.cutoff_date >= act.act_date
