-- 各种材料的齐备情况 / Documents by kind and state. Parameters: period ('2024Q4', when due; null for all),
-- department (null for all)
select
    document.requirement_id,
    document.document_name_zh,
    cast(count(*) as bigint) as due_count,
    cast(count(case when document.state = 'missing' then 1 end) as bigint) as missing_count,
    cast(count(case when document.state = 'late' then 1 end) as bigint) as late_count,
    cast(count(distinct case when document.state <> 'present' then document.department_code end) as bigint)
        as department_count
from quality.case_file_document as document
where
    document.state in ('present', 'late', 'missing')
    and ($period is null or document.due_quarter = $period)
    and ($department is null or document.department_code = $department)
group by document.requirement_id, document.document_name_zh
order by missing_count desc nulls last, late_count desc nulls last, document.requirement_id asc nulls last
