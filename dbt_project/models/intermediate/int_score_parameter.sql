{#- What a score rests on: limits of upload, of case-file documents, of the correction period. -#}
{%- set names = [
    'minimum_officer_count', 'minimum_item_count', 'minimum_weight', 'newly_certified_days',
    'transferred_item_days', 'scoring_window', 'interview_count', 'interview_floor_score',
    'interview_scope', 'minimum_peer_group_count', 'maximum_absence_percent', 'correction_points',
    'minor_correction_points', 'maximum_correction_points',
] -%}
with waiting as (
    select
        parameter.parameter,
        parameter.applies_to,
        parameter.valid_from,
        parameter.valid_to
    from {{ ref('rule_parameter') }} as parameter
    where parameter.rule_id in ('record_upload_limit', 'gate') and not parameter.is_confirmed
    union all
    select
        'document_limit_days' as parameter,
        cast(null as {{ dbt.type_string() }}) as applies_to,
        requirement.valid_from,
        requirement.valid_to
    from {{ ref('document_requirement') }} as requirement
    where not requirement.is_confirmed
),

unconfirmed as (
    select
        cut.cutoff_date,
        count(*) as unconfirmed_count
    from {{ ref('int_cutoff') }} as cut
    inner join waiting on {{ in_force('cut.cutoff_date', 'waiting') }}
    -- what the office has set by a paper is confirmed
    left join {{ ref('int_scorable_parameter') }} as office
        on
            waiting.parameter = office.parameter
            and coalesce(waiting.applies_to, '') = coalesce(office.applies_to, '')
            and {{ in_force('cut.cutoff_date', 'office') }}
    where office.parameter is null
    group by cut.cutoff_date
),

-- the scheme is one for all: what the office sets for a part of the departments does not reach it
parameter as (
    select
        cut.cutoff_date,
        seed.parameter,
        coalesce(office.value, seed.value) as value,
        seed.is_confirmed or office.parameter is not null as is_confirmed
    from {{ ref('int_cutoff') }} as cut
    inner join {{ ref('scheme_parameter') }} as seed on {{ in_force('cut.cutoff_date', 'seed') }}
    left join {{ ref('int_scorable_parameter') }} as office
        on
            seed.parameter = office.parameter
            and office.applies_to is null
            and {{ in_force('cut.cutoff_date', 'office') }}
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
        bool_and(parameter.is_confirmed) as is_scheme_confirmed
    from {{ ref('int_cutoff') }} as cut
    left join parameter on cut.cutoff_date = parameter.cutoff_date
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
    coalesce(stated.is_scheme_confirmed, false) and unconfirmed.unconfirmed_count is null as is_confirmed
from stated
left join unconfirmed on stated.cutoff_date = unconfirmed.cutoff_date
