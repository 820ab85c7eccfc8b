with composed as (
    select
        quantity.cutoff_date,
        quantity.scope_code,
        part.figure_code,
        cast(sum(case when part.side = 'numerator' then quantity.quantity end) as decimal(18, 2)) as numerator,
        cast(sum(case when part.side = 'denominator' then quantity.quantity end) as decimal(18, 2)) as denominator,
        count(*) as known_count,
        bool_or(quantity.is_lower_bound) as is_lower_bound
    from {{ ref('int_figure_part') }} as part
    inner join {{ ref('int_figure_quantity') }} as quantity on part.part_code = quantity.figure_code
    group by quantity.cutoff_date, quantity.scope_code, part.figure_code
),

needed as (
    select
        part.figure_code,
        count(*) as part_count
    from {{ ref('int_figure_part') }} as part
    group by part.figure_code
),

stated as (
    select
        composed.cutoff_date,
        composed.scope_code,
        composed.figure_code,
        coalesce(composed.numerator, 0) as numerator,
        case when definition.kind in ('difference', 'ratio') then coalesce(composed.denominator, 0) end as denominator,
        composed.is_lower_bound
    from composed
    inner join needed on composed.figure_code = needed.figure_code
    inner join {{ ref('int_figure_definition') }} as definition on composed.figure_code = definition.figure_code
    where
        definition.kind in ('records', 'distinct', 'total', 'difference', 'ratio')
        -- of a department each part that has no record is nought; of the whole zone each must be known
        and (composed.scope_code <> '*' or composed.known_count = needed.part_count)
    union all
    select
        headline.cutoff_date,
        headline.scope_code,
        headline.figure_code,
        cast(headline.numerator as decimal(18, 2)) as numerator,
        cast(headline.denominator as decimal(18, 2)) as denominator,
        false as is_lower_bound
    from {{ ref('int_score_figure') }} as headline
    inner join {{ ref('int_figure_cutoff') }} as cut on headline.cutoff_date = cut.cutoff_date
)

select
    stated.cutoff_date,
    stated.scope_code,
    stated.figure_code,
    case when definition.kind in ('difference', 'ratio', 'headline') then stated.numerator end as numerator,
    stated.denominator,
    case
        when stated.is_lower_bound then null
        when definition.kind = 'difference' then cast(stated.numerator - stated.denominator as decimal(18, 4))
        -- the headline figures are numbers or ratios
        when definition.kind in ('ratio', 'headline') and definition.denominator_codes is not null
            then {{ ratio_of('stated.numerator', 'stated.denominator', 'definition.multiplier',
                'definition.divisor', 'definition.places') }}
        else cast(stated.numerator as decimal(18, 4))
    end as value,
    case when stated.is_lower_bound then cast(stated.numerator as decimal(18, 4)) end as lower_bound,
    stated.is_lower_bound
from stated
inner join {{ ref('int_figure_definition') }} as definition on stated.figure_code = definition.figure_code
inner join {{ ref('int_figure_cutoff') }} as cut on stated.cutoff_date = cut.cutoff_date
where {{ in_force('cut.cutoff_date', 'definition') }}
