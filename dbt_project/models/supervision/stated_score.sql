with listed as (
    select
        named.period,
        named.department_code,
        min(named.ground) || case when min(named.ground) < max(named.ground) then '、' || max(named.ground) else '' end
            as grounds
    from {{ ref('interview_list') }} as named
    group by named.period, named.department_code
)

select
    ranking.period,
    cast(null as bigint) as version,
    ranking.department_code,
    ranking.department_name,
    ranking.status,
    ranking.ranking,
    ranking.score,
    listed.grounds
from {{ ref('quarterly_ranking') }} as ranking
left join listed on ranking.period = listed.period and ranking.department_code = listed.department_code
union all
select
    published.period,
    published.version,
    published.department_code,
    published.department_name,
    published.status,
    published.ranking,
    published.score,
    replace(published.grounds, '|', '、') as grounds
from {{ ref('fct_publication') }} as published
