-- 缺失或迟交的案卷材料 / Documents that are missing or came late.
-- Parameters: period ('2024Q4', quarter in which the document fell due; null for all), department (null for all)
select
    document.department_code,
    department.department_name,
    document.subject_kind,
    document.subject_no,
    document.procedure_kind,
    document.document_name_zh,
    document.stage,
    document.stage_date,
    document.due_date,
    document.due_quarter,
    document.state,
    document.first_uploaded_at,
    document.days_late,
    document.stream_id
from quality.missing_document as document
left join core.dim_department as department on document.department_code = department.department_code
where
    ($period is null or document.due_quarter = $period)
    and ($department is null or document.department_code = $department)
order by
    document.department_code asc nulls last, document.subject_no asc nulls last, document.due_date asc nulls last,
    document.requirement_id asc nulls last
