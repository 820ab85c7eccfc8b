-- 待补正案卷 / Case files that lack a document. Parameters: department (null for all)
select
    file.department_code,
    file.department_name,
    file.subject_kind,
    file.subject_no,
    file.procedure_kind,
    file.missing_count,
    file.late_count,
    file.earliest_due_date,
    file.longest_overdue_days,
    file.stream_id
from supervision.incomplete_case_file as file
where $department is null or file.department_code = $department
order by
    file.longest_overdue_days desc nulls last, file.department_code asc nulls last, file.subject_no asc nulls last
