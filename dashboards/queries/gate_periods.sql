-- 各季度闸门的最近结论 / Latest outcome of the gate by quarter. No parameters.
select
    latest.period,
    max(latest.evaluated_on) as evaluated_on,
    cast(sum(case when latest.gate_status = 'pass' then 1 else 0 end) as bigint) as pass_count,
    cast(sum(case when latest.gate_status = 'hold' then 1 else 0 end) as bigint) as hold_count,
    cast(sum(case when latest.gate_status = 'deduct' then 1 else 0 end) as bigint) as deduct_count
from intermediate.int_score_gate as latest
group by latest.period
order by latest.period desc nulls last
