-- 评分方案问题 / What is wrong with the scheme of a quarter. Parameters: period ('2024Q4')
select
    fault.fault_code,
    fault.message
from quality.scheme_fault as fault
where fault.period = $period
order by fault.fault_code asc nulls last, fault.message asc nulls last
