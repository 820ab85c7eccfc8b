with weighed as (
    select
        office.applies_to,
        office.value,
        office.valid_from,
        office.valid_to
    from {{ ref('int_scorable_parameter') }} as office
    where office.parameter = 'indicator_weight' and {{ is_whole_weight('office.value') }}
)

select
    cut.cutoff_date,
    cut.period,
    indicator.indicator_code,
    indicator.indicator_order,
    indicator.indicator_name_zh,
    indicator.unit,
    indicator.formula,
    -- only what earns points has a weight; quality.scheme_fault refuses any other
    case
        when weighed.value is not null and indicator.is_scored and indicator.formula = 'share'
            then {{ whole_weight('weighed.value') }}
        else indicator.weight
    end as weight,
    indicator.is_scored,
    indicator.has_feed,
    indicator.not_applicable_zh
from {{ ref('int_cutoff') }} as cut
inner join {{ ref('scheme_indicator') }} as indicator on {{ in_force('cut.cutoff_date', 'indicator') }}
left join weighed
    on
        indicator.indicator_code = lower(weighed.applies_to)
        and {{ in_force('cut.cutoff_date', 'weighed') }}
