-- 一条监督发现 / One finding with its rule and its enterprise. Parameters: finding (its id)
select
    finding.finding_id,
    finding.finding_kind,
    finding.kind_name_zh,
    kind.note_zh,
    finding.severity,
    finding.department_code,
    department.department_name,
    finding.period,
    finding.business_date,
    finding.sentence_zh,
    finding.measured_value,
    finding.limit_value,
    rule.name_zh as rule_name_zh,
    rule.legal_basis,
    party.party_key,
    party.party_name
from supervision.finding as finding
inner join reference.finding_kind as kind on finding.finding_kind = kind.finding_kind
left join core.dim_department as department on finding.department_code = department.department_code
left join supervision.enterprise as party on finding.party_key = party.party_key
left join reference.rule as rule
    on
        finding.rule_id = rule.rule_id
        and finding.business_date >= rule.valid_from
        and (rule.valid_to is null or finding.business_date < rule.valid_to)
where finding.finding_id = $finding
