with held as (
    select
        scheme.cutoff_date,
        scheme.window_from,
        scheme.scoring_from,
        scheme.transferred_item_days,
        item.*,
        coalesce(item.valid_to <= scheme.cutoff_date, false) as is_handed_back
    from {{ ref('int_score_parameter') }} as scheme
    inner join {{ ref('int_scorable_item') }} as item
        on
            scheme.cutoff_date >= item.valid_from
            and (item.valid_to is null or scheme.window_from < item.valid_to)
            and (item.valid_to is null or item.valid_to > item.valid_from)
),

item_act as (
    select
        held.cutoff_date,
        held.item_id,
        act.act_kind,
        act.act_id,
        act.act_date
    from held
    inner join {{ ref('int_scorable_item_act') }} as act
        on held.item_id = act.item_id and held.cutoff_date >= act.act_date
    union all
    -- the successor of a merged department inherits its acts
    select
        held.cutoff_date,
        held.item_id,
        act.act_kind,
        act.act_id,
        act.act_date
    from held
    inner join {{ ref('int_score_successor') }} as merged
        on held.cutoff_date = merged.cutoff_date and held.department_code = merged.successor_code
    inner join {{ ref('int_scorable_item') }} as former
        on merged.department_code = former.department_code and held.item_code = former.item_code
    inner join {{ ref('int_scorable_item_act') }} as act
        on former.item_id = act.item_id and held.cutoff_date >= act.act_date
),

used as (
    select
        item_act.*,
        row_number() over (
            partition by item_act.cutoff_date, item_act.item_id
            order by item_act.act_date desc nulls last, item_act.act_kind asc nulls last, item_act.act_id asc nulls last
        ) as act_no
    from item_act
),

in_season as (
    select distinct
        held.cutoff_date,
        held.item_id
    from held
    {{ each_item('held.season_months', 'season') }}
    where
        cast(season.item as integer) >= month(held.scoring_from)
        and cast(season.item as integer) <= month(held.cutoff_date)
)

select
    held.cutoff_date,
    held.credit_department_code as department_code,
    held.item_id,
    held.is_handed_back,
    held.is_countable,
    held.season_months is null or in_season.item_id is not null as is_in_season,
    -- a received item waits until the receiver has had time, or has used it
    not held.is_received
    or used.item_id is not null
    or {{ days_between('held.valid_from', 'held.cutoff_date') }} >= held.transferred_item_days as is_settled,
    -- an item that was exercised did occur, whatever the list says
    coalesce(no_occurrence.is_listed, false) and not coalesce(used.act_date >= held.scoring_from, false)
        as is_no_occurrence,
    coalesce(used.act_date >= held.window_from, false) as is_exercised,
    coalesce(used.act_date >= held.scoring_from, false) as is_scored_exercised,
    case when used.act_date >= held.window_from then used.act_id end as last_act_id,
    held.stream_id,
    held.position
from held
left join used on held.cutoff_date = used.cutoff_date and held.item_id = used.item_id and used.act_no = 1
left join in_season on held.cutoff_date = in_season.cutoff_date and held.item_id = in_season.item_id
left join {{ ref('int_score_no_occurrence') }} as no_occurrence
    on held.cutoff_date = no_occurrence.cutoff_date and held.item_id = no_occurrence.item_id
