-- 豁免及使用情况 / Waivers of a quarter and what each covered. Parameters: period ('2024Q4')
select
    waiver.waiver_id,
    waiver.department_code,
    department.department_name,
    waiver.rule_id,
    coalesce(rule.rule_name_zh, waiver.rule_id) as rule_name_zh,
    waiver.record_no,
    waiver.reason,
    waiver.granted_by,
    waiver.granted_on,
    waiver.valid_until,
    waiver.document_no,
    waiver.is_in_force,
    waiver.used_count,
    waiver.is_used
from quality.waiver_use as waiver
left join core.dim_department as department on waiver.department_code = department.department_code
left join quality.waivable_rule as rule on waiver.rule_id = rule.rule_id
where waiver.period = $period
order by waiver.department_code asc nulls last, waiver.granted_on asc nulls last, waiver.waiver_id asc nulls last
