-- 行政检查清单 / Inspections of a quarter. Parameters: period ('2024Q4'), month ('2024-10'), department, category (of items), result (a
-- result, or 'found' for any that found something), certificate ('shown', 'not_shown', on site); null for all
select
    inspection.inspection_date,
    inspection.department_code,
    department.department_name,
    inspection.inspection_no,
    inspection.party_name,
    inspection.inspection_mode,
    inspection.inspection_result,
    inspection.hazard_count,
    inspection.has_e_certificate,
    inspection.plan_no,
    inspection.stream_id
from core.fct_inspection as inspection
inner join core.dim_department as department on inspection.department_code = department.department_code
where
    year(inspection.inspection_date) || 'Q' || quarter(inspection.inspection_date) = $period
    and ($month is null or strftime(inspection.inspection_date, '%Y-%m') = $month)
    and ($department is null or department.credit_department_code = $department)
    and (
        $result is null
        or inspection.inspection_result = $result
        or ($result = 'found' and inspection.inspection_result in ('发现问题', '责令整改', '移送立案'))
    )
    and (
        $certificate is null
        or (
            inspection.inspection_mode = '现场'
            and coalesce(inspection.has_e_certificate, false) = ($certificate = 'shown')
        )
    )
    and (
        $category is null
        or exists (
            select 1
            from core.bridge_act_item as exercised
            inner join core.dim_power_item as item on exercised.item_id = item.item_id
            where
                exercised.act_kind = 'inspection'
                and exercised.act_id = inspection.inspection_id
                and item.category = $category
        )
    )
order by
    inspection.inspection_date desc nulls last, inspection.department_code asc nulls last,
    inspection.inspection_no asc nulls last
