-- 指标得分 / Indicators and points of each department. Parameters: period ('2024Q4')
select
    indicator.department_code,
    indicator.indicator_code,
    indicator.indicator_name_zh,
    indicator.numerator,
    indicator.denominator,
    indicator.value,
    indicator.unit,
    indicator.is_scored,
    indicator.is_applicable,
    indicator.weight,
    indicator.effective_weight,
    indicator.points,
    indicator.reason
from scoring.department_indicator as indicator
where indicator.period = $period
order by indicator.department_code asc nulls last, indicator.indicator_order asc nulls last
