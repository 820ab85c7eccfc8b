-- 检查与处罚概况 / Inspections and penalties of a quarter: the zone's total, or one department's row.
-- A department's own file holds no total, so that its own rows are what is found.
-- Parameters: period ('2024Q4'), department (null for the total), category (of items, null for any)
with stated as (
    select done.*
    from reporting.enforcement_quarter as done
    where done.period = $period and coalesce(done.item_category, '') = coalesce($category, '')
)

select
    stated.is_total,
    stated.department_name,
    stated.inspection_count,
    stated.found_count,
    stated.found_rate,
    stated.on_site_count,
    stated.e_certificate_count,
    stated.e_certificate_rate,
    stated.penalty_count,
    stated.simple_count,
    stated.ordinary_count,
    stated.simple_rate,
    stated.education_correction_count,
    stated.fine_yuan,
    stated.confiscation_yuan
from stated
where
    stated.department_code = $department
    or ($department is null and stated.is_total = (select max(whole.is_total) from stated as whole))
order by stated.department_code asc nulls last
