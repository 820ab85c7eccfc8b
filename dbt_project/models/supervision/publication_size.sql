select
    published.period,
    published.version,
    cast(sum(case when published.status = 'ranked' then 1 else 0 end) as bigint) as ranked_count,
    cast(sum(case when published.grounds is not null then 1 else 0 end) as bigint) as listed_count
from {{ ref('fct_publication') }} as published
group by published.period, published.version
