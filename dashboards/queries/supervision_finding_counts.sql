-- 监督发现件数，按种类和级别 / Findings counted by kind and severity. Parameters: kind, department, period,
-- severity, words (each null for all)
select
    kind.finding_kind,
    kind.name_zh as kind_name_zh,
    kind.note_zh,
    finding.severity,
    cast(count(*) as bigint) as finding_count,
    cast(count(distinct finding.department_code) as bigint) as department_count,
    max(finding.business_date) as latest_date
from supervision.finding as finding
inner join reference.finding_kind as kind on finding.finding_kind = kind.finding_kind
left join supervision.enterprise as party on finding.party_key = party.party_key
where
    ($kind is null or finding.finding_kind = $kind)
    and ($severity is null or finding.severity = $severity)
    and ($department is null or finding.department_code = $department)
    and ($period is null or finding.period = $period)
    and (
        $words is null
        or instr(lower(finding.sentence_zh), lower($words)) > 0
        or instr(lower(coalesce(party.party_name, '')), lower($words)) > 0
        or instr(lower(coalesce(finding.record_id, '')), lower($words)) > 0
    )
group by kind.finding_kind, kind.name_zh, kind.note_zh, finding.severity
order by
    case finding.severity when 'blocker' then 1 when 'warning' then 2 else 3 end asc nulls last,
    finding_count desc nulls last, kind.finding_kind asc nulls last
