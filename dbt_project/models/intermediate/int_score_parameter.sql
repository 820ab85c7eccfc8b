{#- What a score rests on: limits of upload, of case-file documents, of the correction period. -#}
with waiting as (
    select
        parameter.valid_from,
        parameter.valid_to
    from {{ ref('rule_parameter') }} as parameter
    where parameter.rule_id in ('record_upload_limit', 'gate') and not parameter.is_confirmed
    union all
    select
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
    group by cut.cutoff_date
),

stated as (
    select
        cut.cutoff_date,
        cut.period,
        cut.window_from,
        cut.quarter_from,
        cut.presence_until,
        {{ scheme_value('minimum_officer_count') }} as minimum_officer_count,
        {{ scheme_value('minimum_item_count') }} as minimum_item_count,
        {{ scheme_value('minimum_weight') }} as minimum_weight,
        {{ scheme_value('newly_certified_days') }} as newly_certified_days,
        {{ scheme_value('transferred_item_days') }} as transferred_item_days,
        {{ scheme_value('scoring_window') }} as scoring_window,
        {{ scheme_value('interview_count') }} as interview_count,
        {{ scheme_value('interview_floor_score') }} as interview_floor_score,
        {{ scheme_value('interview_scope') }} as interview_scope,
        {{ scheme_value('minimum_peer_group_count') }} as minimum_peer_group_count,
        bool_and(parameter.is_confirmed) as is_scheme_confirmed
    from {{ ref('int_cutoff') }} as cut
    left join {{ ref('scheme_parameter') }} as parameter
        on {{ in_force('cut.cutoff_date', 'parameter') }}
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
    cast(stated.interview_count as bigint) as interview_count,
    cast(nullif(stated.interview_floor_score, '') as decimal(9, 2)) as interview_floor_score,
    coalesce(stated.interview_scope = 'peer_group', false) as is_peer_group_list,
    cast(stated.minimum_peer_group_count as bigint) as minimum_peer_group_count,
    coalesce(stated.is_scheme_confirmed, false) and unconfirmed.unconfirmed_count is null as is_confirmed
from stated
left join unconfirmed on stated.cutoff_date = unconfirmed.cutoff_date
