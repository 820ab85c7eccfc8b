-- 监督发现，可按文字查找 / Findings, searched. Parameters: kind, department, period, severity, words (each null for all)
select
    finding.finding_id,
    finding.severity,
    finding.kind_name_zh,
    finding.department_code,
    department.department_name,
    finding.period,
    finding.business_date,
    -- The department has a column of its own; without its name the sentence says why in the width of a column.
    replace(finding.sentence_zh, coalesce(department.department_name, finding.department_code), '') as sentence_zh,
    finding.measured_value,
    finding.limit_value,
    party.party_name
from supervision.finding as finding
left join core.dim_department as department on finding.department_code = department.department_code
left join supervision.enterprise as party on finding.party_key = party.party_key
where
    ($kind is null or finding.finding_kind = $kind)
    and ($department is null or finding.department_code = $department)
    and ($period is null or finding.period = $period)
    and ($severity is null or finding.severity = $severity)
    and (
        $words is null
        or instr(lower(finding.sentence_zh), lower($words)) > 0
        or instr(lower(coalesce(party.party_name, '')), lower($words)) > 0
        or instr(lower(coalesce(finding.record_id, '')), lower($words)) > 0
    )
order by
    case finding.severity when 'blocker' then 1 when 'warning' then 2 else 3 end asc nulls last,
    finding.business_date desc nulls last, finding.finding_id asc nulls last
