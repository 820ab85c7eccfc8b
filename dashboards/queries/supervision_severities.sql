-- 监督发现件数，按级别 / Findings counted by severity. Parameters: kind, department, period, words (each null for all)
select
    cast(count(*) as bigint) as finding_count,
    cast(coalesce(sum(case when finding.severity = 'blocker' then 1 else 0 end), 0) as bigint) as blocker_count,
    cast(coalesce(sum(case when finding.severity = 'warning' then 1 else 0 end), 0) as bigint) as warning_count,
    cast(coalesce(sum(case when finding.severity = 'note' then 1 else 0 end), 0) as bigint) as note_count
from supervision.finding as finding
left join supervision.enterprise as party on finding.party_key = party.party_key
where
    ($kind is null or finding.finding_kind = $kind)
    and ($department is null or finding.department_code = $department)
    and ($period is null or finding.period = $period)
    and (
        $words is null
        or instr(lower(finding.sentence_zh), lower($words)) > 0
        or instr(lower(coalesce(party.party_name, '')), lower($words)) > 0
        or instr(lower(coalesce(finding.record_id, '')), lower($words)) > 0
    )
