-- 有缺失或迟交材料的案卷 / Case files with a missing or late document. Parameters: period ('2024Q4', when due),
-- department, document (requirement id), state ('missing', 'late', or 'due' for complete files too); null for all
select
    document.department_code,
    department.department_name,
    document.subject_kind,
    document.subject_id,
    document.subject_no,
    document.procedure_kind,
    cast(count(case when document.state = 'missing' then 1 end) as bigint) as missing_count,
    cast(count(case when document.state = 'late' then 1 end) as bigint) as late_count,
    min(case when document.state = 'missing' then document.due_date end) as earliest_due_date,
    max(case when document.state = 'missing' then document.days_late end) as longest_overdue_days,
    string_agg(
        case when document.state in ('missing', 'late') then document.document_name_zh end, '、'
        order by document.due_date asc, document.requirement_id asc
    ) as documents_zh,
    max(document.stream_id) as stream_id
from quality.case_file_document as document
left join core.dim_department as department on document.department_code = department.department_code
where
    (document.state in ('missing', 'late') or (document.state = 'present' and $state = 'due'))
    and ($period is null or document.due_quarter = $period)
    and ($department is null or document.department_code = $department)
    and ($document is null or document.requirement_id = $document)
    and ($state is null or $state = 'due' or document.state = $state)
group by
    document.department_code, department.department_name, document.subject_kind, document.subject_id,
    document.subject_no, document.procedure_kind
order by
    missing_count desc nulls last, longest_overdue_days desc nulls last, document.department_code asc nulls last,
    document.subject_no asc nulls last
