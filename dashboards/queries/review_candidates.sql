-- 可抽取的案卷 / Case files closed in a quarter, for its review. Parameters: period ('2024Q4')
select
    file.department_code,
    department.department_name,
    department.credit_department_code,
    file.subject_kind,
    file.subject_no as case_or_decision_no,
    file.procedure_kind,
    -- an on-the-spot decision has no closing of its own
    coalesce(file.closed_date, file.decided_date) as closed_date
from intermediate.int_case_file as file
inner join core.dim_date as closed
    on coalesce(file.closed_date, file.decided_date) = closed.calendar_date and closed.calendar_quarter = $period
inner join core.dim_department as department on file.department_code = department.department_code
left join core.fct_penalty as decision on file.decision_id = decision.decision_id
where
    (file.closed_date is not null or file.procedure_kind = '简易')
    -- what only another source knows has no file here
    and coalesce(decision.is_counted, true)
order by file.department_code asc nulls last, file.subject_no asc nulls last, file.subject_kind asc nulls last
