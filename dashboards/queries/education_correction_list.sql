-- 教育改正清单 / Education corrections of a quarter.
-- Parameters: period ('2024Q4'), month ('2024-10'), department, category (of items); null for all
select
    correction.correction_date,
    correction.department_code,
    department.department_name,
    correction.record_no,
    correction.party_name,
    correction.stream_id
from core.fct_education_correction as correction
inner join core.dim_department as department on correction.department_code = department.department_code
where
    year(correction.correction_date) || 'Q' || quarter(correction.correction_date) = $period
    and ($month is null or strftime(correction.correction_date, '%Y-%m') = $month)
    and ($department is null or department.credit_department_code = $department)
    and (
        $category is null
        or exists (
            select 1
            from core.bridge_act_item as exercised
            inner join core.dim_power_item as item on exercised.item_id = item.item_id
            where
                exercised.act_kind = 'education_correction'
                and exercised.act_id = correction.record_id
                and item.category = $category
        )
    )
order by
    correction.correction_date desc nulls last, correction.department_code asc nulls last,
    correction.record_no asc nulls last
