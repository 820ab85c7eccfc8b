-- 评分方案参数 / Parameters of the scheme of a quarter. Parameters: period ('2024Q4'), parameter (null: all)
select
    scheme.parameter,
    scheme.value
from scoring.scheme_value as scheme
where scheme.period = $period and ($parameter is null or scheme.parameter = $parameter)
order by scheme.parameter asc nulls last
