-- 未确认的地方参数 / Local limits that the office has not confirmed. Parameters: period ('2024Q4')
select
    waiting.parameter,
    waiting.applies_to,
    waiting.note
from quality.unconfirmed_parameter as waiting
where waiting.period = $period
order by waiting.parameter asc nulls last, waiting.applies_to asc nulls first
