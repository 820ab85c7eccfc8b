-- 缺失和迟交材料统计 / Documents missing and late by department and kind. Parameters: period ('2024Q4', when due)
select
    document.department_code,
    department.department_name,
    document.requirement_id,
    document.document_name_zh,
    cast(sum(case when document.state = 'missing' then 1 else 0 end) as bigint) as missing_count,
    cast(sum(case when document.state = 'late' then 1 else 0 end) as bigint) as late_count
from quality.missing_document as document
left join core.dim_department as department on document.department_code = department.department_code
where document.due_quarter = $period
group by
    document.department_code, department.department_name, document.requirement_id, document.document_name_zh
order by document.department_code asc nulls last, document.requirement_id asc nulls last
