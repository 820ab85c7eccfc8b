-- 豁免 / Waivers and what each covered. Parameters: period, department (null for all)
select
    waiver.department_code,
    waiver.waiver_id,
    waiver.rule_id,
    rule.rule_name_zh,
    waiver.record_no,
    waiver.reason,
    waiver.granted_on,
    waiver.valid_until,
    waiver.document_no,
    waiver.is_in_force,
    waiver.used_count
from quality.waiver_use as waiver
left join quality.waivable_rule as rule on waiver.rule_id = rule.rule_id
where
    waiver.period = $period
    and ($department is null or waiver.department_code = $department)
order by waiver.department_code asc nulls last, waiver.waiver_id asc nulls last
