{%- set names = [
    'minimum_officer_count', 'minimum_item_count', 'minimum_weight', 'newly_certified_days',
    'transferred_item_days', 'scoring_window', 'interview_count', 'interview_floor_score',
    'interview_scope', 'minimum_peer_group_count', 'maximum_absence_percent', 'correction_points',
    'minor_correction_points', 'maximum_correction_points',
] -%}
with unconfirmed as (
    select
        waiting.cutoff_date,
        count(*) as unconfirmed_count
    from {{ ref('int_score_unconfirmed') }} as waiting
    group by waiting.cutoff_date
),

stated as (
    select
        cut.cutoff_date,
        cut.period,
        cut.window_from,
        cut.quarter_from,
        cut.presence_until,
        {% for name in names %}
        {{ scheme_value(name) }} as {{ name }},
        {% endfor %}
        count(scheme.parameter) as parameter_count
    from {{ ref('int_cutoff') }} as cut
    left join {{ ref('int_score_scheme') }} as scheme on cut.cutoff_date = scheme.cutoff_date
    group by cut.cutoff_date, cut.period, cut.window_from, cut.quarter_from, cut.presence_until
)

select
    stated.cutoff_date,
    stated.period,
    stated.window_from,
    stated.quarter_from,
    stated.presence_until,
    case when stated.scoring_window = 'quarter' then stated.quarter_from else stated.window_from end as scoring_from,
    cast(stated.minimum_officer_count as bigint) as minimum_officer_count,
    cast(stated.minimum_item_count as bigint) as minimum_item_count,
    cast(stated.minimum_weight as bigint) as minimum_weight,
    cast(stated.newly_certified_days as bigint) as newly_certified_days,
    cast(stated.transferred_item_days as bigint) as transferred_item_days,
    cast(stated.maximum_absence_percent as bigint) as maximum_absence_percent,
    -- in hundredths of a point
    {% for name in ['correction_points', 'minor_correction_points', 'maximum_correction_points'] %}
    cast({{ round_decimal('cast(stated.' ~ name ~ ' as decimal(9, 2)) * 100', 0) }} as bigint) as {{ name }},
    {% endfor %}
    cast(stated.interview_count as bigint) as interview_count,
    cast(nullif(stated.interview_floor_score, '') as decimal(9, 2)) as interview_floor_score,
    coalesce(stated.interview_scope = 'peer_group', false) as is_peer_group_list,
    cast(stated.minimum_peer_group_count as bigint) as minimum_peer_group_count,
    stated.parameter_count > 0 and unconfirmed.unconfirmed_count is null as is_confirmed
from stated
left join unconfirmed on stated.cutoff_date = unconfirmed.cutoff_date
