-- 评分方案 / The scheme of a quarter, each parameter with what it says. Parameters: period ('2024Q4')
select
    scheme.parameter,
    scheme.value,
    explained.note_zh
from scoring.scheme_value as scheme
left join (
    select
        stated.parameter,
        max(stated.note_zh) as note_zh
    from reference.scheme_parameter as stated
    group by stated.parameter
) as explained
    on scheme.parameter = explained.parameter
where scheme.period = $period
order by scheme.parameter asc nulls last
