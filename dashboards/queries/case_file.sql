-- 一份案卷的全部应备材料 / Every document of one case file.
-- Parameters: kind ('penalty_case' or 'penalty'), subject (case or decision id)
select
    document.department_code,
    department.department_name,
    document.subject_no,
    document.procedure_kind,
    document.requirement_id,
    document.document_name_zh,
    document.stage as document_stage,
    document.stage_date,
    document.due_date,
    document.state,
    document.first_uploaded_at,
    document.days_late,
    document.is_waived,
    document.stream_id
from quality.case_file_document as document
left join core.dim_department as department on document.department_code = department.department_code
where document.subject_kind = $kind and document.subject_id = $subject
order by document.due_date asc nulls last, document.requirement_id asc nulls last
