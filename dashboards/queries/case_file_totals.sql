-- 案卷材料概况 / Documents of case files by state. Parameters: period ('2024Q4', when due), department (null for all)
select
    cast(count(case when document.state = 'missing' then 1 end) as bigint) as missing_count,
    cast(count(distinct case when document.state = 'missing' then document.subject_id end) as bigint) as file_count,
    cast(count(distinct case when document.state = 'missing' then document.department_code end) as bigint)
        as department_count,
    cast(count(case when document.state = 'late' then 1 end) as bigint) as late_count,
    cast(count(case when document.state in ('present', 'late', 'missing') then 1 end) as bigint) as due_count
from quality.case_file_document as document
where
    ($period is null or document.due_quarter = $period)
    and ($department is null or document.department_code = $department)
