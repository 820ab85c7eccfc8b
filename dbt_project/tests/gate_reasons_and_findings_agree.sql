-- A reason in the gate's table has its finding, and the other way round.
with counted as (
    select
        finding.period,
        finding.department_code,
        count(*) as finding_count
    from {{ ref('gate_finding') }} as finding
    group by finding.period, finding.department_code
)

select
    gate.period,
    gate.department_code
from {{ ref('department_gate') }} as gate
left join counted
    on gate.period = counted.period and gate.department_code = counted.department_code
where
    coalesce(counted.finding_count, 0)
    <> case when gate.reasons is null then 0 else 1 + length(gate.reasons) - length(replace(gate.reasons, '|', '')) end
