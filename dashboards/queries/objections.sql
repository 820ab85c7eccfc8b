-- 反馈意见及处理 / What departments answered to the draft, and how it was decided. Parameters: period ('2024Q4')
select
    objection.department_code,
    department.department_name,
    objection.objection_no,
    objection.answer,
    objection.subject,
    objection.statement,
    objection.submitted_on,
    objection.decision,
    objection.decision_reason,
    objection.decided_on
from core.fct_objection as objection
left join core.dim_department as department on objection.department_code = department.department_code
where objection.period = $period
order by objection.department_code asc nulls last, objection.objection_no asc nulls last
