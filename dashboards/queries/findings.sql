-- 监督发现 / Findings of supervision. Parameters: kind, department, period (each null for all)
select
    finding.finding_id,
    finding.finding_kind,
    finding.kind_name_zh,
    finding.severity,
    finding.department_code,
    department.department_name,
    finding.period,
    finding.business_date,
    finding.party_key,
    finding.sentence_zh,
    finding.measured_value,
    finding.limit_value,
    finding.rule_id,
    finding.stream_id
from supervision.finding as finding
left join core.dim_department as department on finding.department_code = department.department_code
where
    ($kind is null or finding.finding_kind = $kind or finding.kind_name_zh = $kind)
    and ($department is null or finding.department_code = $department)
    and ($period is null or finding.period = $period)
order by
    finding.finding_kind asc nulls last, finding.department_code asc nulls last,
    finding.business_date asc nulls last, finding.finding_id asc nulls last
