-- 主体×材料：缺失和迟交的份数 / Missing and late documents by department and kind.
-- Parameters: period ('2024Q4', when due; null for all), department (null for all)
with counted as (
    select
        document.department_code,
        document.requirement_id,
        document.document_name_zh,
        cast(count(case when document.state = 'missing' then 1 end) as bigint) as missing_count,
        cast(count(case when document.state = 'late' then 1 end) as bigint) as late_count
    from quality.case_file_document as document
    where
        document.state in ('missing', 'late')
        and ($period is null or document.due_quarter = $period)
        and ($department is null or document.department_code = $department)
    group by document.department_code, document.requirement_id, document.document_name_zh
)

select
    counted.department_code,
    department.department_name,
    counted.requirement_id,
    counted.document_name_zh,
    counted.missing_count,
    counted.late_count,
    cast(sum(counted.missing_count) over (partition by counted.department_code) as bigint) as missing_total,
    cast(sum(counted.late_count) over (partition by counted.department_code) as bigint) as late_total,
    cast(sum(counted.missing_count) over (partition by counted.requirement_id) as bigint) as document_total
from counted
left join core.dim_department as department on counted.department_code = department.department_code
order by
    missing_total desc nulls last, late_total desc nulls last, counted.department_code asc nulls last,
    counted.requirement_id asc nulls last
