-- 各主体检查与处罚 / Inspections and penalties of each department in a quarter.
-- Parameters: period ('2024Q4'), department (null for all), category (of items, null for any)
select
    done.department_code,
    done.department_name,
    done.inspection_count,
    done.found_count,
    done.found_rate,
    done.on_site_count,
    done.e_certificate_count,
    done.e_certificate_rate,
    done.penalty_count,
    done.simple_count,
    done.ordinary_count,
    done.simple_rate,
    done.education_correction_count,
    done.hazard_count,
    done.fine_yuan,
    done.confiscation_yuan
from reporting.enforcement_quarter as done
where
    done.period = $period
    and not done.is_total
    and coalesce(done.item_category, '') = coalesce($category, '')
    and ($department is null or done.department_code = $department)
order by done.department_code asc nulls last
