{#- The whole zone stands under `*`, each department under its code. -#}
with counted as (
    select
        cut.cutoff_date,
        record.figure_code,
        record.department_code,
        record.counted_key,
        record.quantity,
        record.is_at_least
    from {{ ref('int_figure_record') }} as record
    inner join {{ ref('int_figure_cutoff') }} as cut
        on record.counts_from <= cut.cutoff_date and record.counts_to >= cut.cutoff_date
),

by_department as (
    select
        counted.cutoff_date,
        counted.department_code as scope_code,
        counted.figure_code,
        cast(sum(counted.quantity) as decimal(18, 2)) as quantity_sum,
        cast(count(distinct counted.counted_key) as decimal(18, 2)) as distinct_count,
        bool_or(counted.is_at_least) as is_lower_bound
    from counted
    group by counted.cutoff_date, counted.department_code, counted.figure_code
),

by_zone as (
    select
        counted.cutoff_date,
        '*' as scope_code,
        counted.figure_code,
        cast(sum(counted.quantity) as decimal(18, 2)) as quantity_sum,
        cast(count(distinct counted.counted_key) as decimal(18, 2)) as distinct_count,
        bool_or(counted.is_at_least) as is_lower_bound
    from counted
    group by counted.cutoff_date, counted.figure_code
),

summed as (
    select by_department.* from by_department
    union all
    select by_zone.* from by_zone
),

-- what happened in no record is nought only where the feed is known
nought as (
    select distinct
        cut.cutoff_date,
        '*' as scope_code,
        definition.figure_code
    from {{ ref('int_figure_definition') }} as definition
    inner join {{ ref('int_figure_feed') }} as feed on definition.feed = feed.feed
    inner join {{ ref('int_figure_cutoff') }} as cut
        on feed.known_from <= cut.cutoff_date and feed.known_to >= cut.cutoff_date
    left join by_zone
        on cut.cutoff_date = by_zone.cutoff_date and definition.figure_code = by_zone.figure_code
    where definition.kind in ('records', 'distinct') and by_zone.figure_code is null
)

select
    summed.cutoff_date,
    summed.scope_code,
    summed.figure_code,
    case definition.kind when 'distinct' then summed.distinct_count else summed.quantity_sum end as quantity,
    summed.is_lower_bound
from summed
inner join {{ ref('int_figure_definition') }} as definition on summed.figure_code = definition.figure_code
-- the headline figures have their one home in int_score_figure
where definition.kind in ('records', 'distinct')
union all
select
    nought.cutoff_date,
    nought.scope_code,
    nought.figure_code,
    cast(0 as decimal(18, 2)) as quantity,
    false as is_lower_bound
from nought
union all
select
    headline.cutoff_date,
    headline.scope_code,
    headline.figure_code,
    cast(headline.numerator as decimal(18, 2)) as quantity,
    false as is_lower_bound
from {{ ref('int_score_figure') }} as headline
inner join {{ ref('int_figure_cutoff') }} as cut on headline.cutoff_date = cut.cutoff_date
where headline.denominator is null
