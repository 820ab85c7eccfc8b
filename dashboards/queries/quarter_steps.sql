-- 季度办理步骤 / Steps that were done in a quarter, in their order. Parameters: period ('2024Q4')
select
    step.period,
    step.step_no,
    step.step,
    step.state,
    step.on_date,
    step.due_date,
    step.version,
    step.document_no,
    step.signed_on,
    step.pinned_position,
    step.actor,
    step.reason
from core.fct_quarter_step as step
where step.period = $period
order by step.step_no asc nulls last
