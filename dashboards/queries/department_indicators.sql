-- 一个单位的指标 / Indicators of a department with what they cost. Parameters: period ('2024Q4'), department
select
    indicator.indicator_code,
    indicator.indicator_name_zh,
    indicator.numerator,
    indicator.denominator,
    indicator.value,
    indicator.unit,
    indicator.is_scored,
    indicator.effective_weight,
    indicator.points,
    cast(case
        when indicator.effective_weight is null then -indicator.points
        else indicator.effective_weight - indicator.points
    end as decimal(9, 4)) as lost_points,
    coalesce(faults.fault_count, 0) as fault_count,
    indicator.reason
from scoring.department_indicator as indicator
left join (
    select
        fault.indicator_code,
        cast(count(*) as bigint) as fault_count
    from scoring.indicator_fault as fault
    where fault.period = $period and fault.department_code = $department
    group by fault.indicator_code
) as faults
    on indicator.indicator_code = faults.indicator_code
where indicator.period = $period and indicator.department_code = $department
order by indicator.indicator_order asc nulls last
