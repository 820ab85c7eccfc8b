-- 闸门未过及其理由 / Departments on hold or deducted, and those that would be, with each reason.
-- Parameters: period ('2024Q4')
select
    ranking.department_code,
    ranking.department_name,
    ranking.gate_status,
    finding.reason_name_zh,
    finding.message,
    gate.correction_ends_date
from scoring.quarterly_ranking as ranking
left join quality.gate_finding as finding
    on ranking.period = finding.period and ranking.department_code = finding.department_code
left join quality.department_gate as gate
    on ranking.period = gate.period and ranking.department_code = gate.department_code
where
    ranking.period = $period
    and (ranking.gate_status in ('hold', 'deduct') or finding.reason_code is not null)
order by
    case ranking.gate_status when 'hold' then 1 when 'deduct' then 2 else 3 end asc nulls last,
    ranking.department_code asc nulls last, finding.reason_code asc nulls last
