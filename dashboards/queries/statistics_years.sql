-- 有统计年报数据的年度 / Years of which there are annual statistics, newest first. No parameters.
select distinct counted.statistics_year
from reporting.annual_penalty as counted
order by counted.statistics_year desc nulls last
