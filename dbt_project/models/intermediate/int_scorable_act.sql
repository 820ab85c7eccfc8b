select
    act.act_kind,
    act.act_id,
    act.record_no,
    act.department_code,
    {{ credited('credit', 'act') }} as credit_department_code,
    act.act_date,
    act.first_uploaded_at,
    act.source,
    act.stream_id,
    act.position
from {{ ref('int_enforcement_act') }} as act
left join {{ ref('int_score_credit') }} as credit
    on act.department_code = credit.department_code
where act.act_kind in {{ counted_act_kinds() }}
