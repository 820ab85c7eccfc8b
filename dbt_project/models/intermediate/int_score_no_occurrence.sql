{#- On the list when every day of the window on which the item was held, and in season, is covered by an approval. -#}
with approved as (
    select
        scheme.cutoff_date,
        scheme.scoring_from,
        item.item_id,
        item.season_months,
        item.valid_from,
        item.valid_to,
        approval.from_date,
        approval.to_date
    from {{ ref('int_score_parameter') }} as scheme
    -- what is approved in the correction period still counts for the quarter
    inner join {{ ref('int_scorable_no_occurrence') }} as approval on scheme.presence_until >= approval.approved_date
    inner join {{ ref('int_scorable_item') }} as item on approval.item_id = item.item_id
),

judged as (
    select
        approved.cutoff_date,
        approved.item_id,
        day.calendar_date,
        max(
            case
                when day.calendar_date >= approved.from_date and day.calendar_date <= approved.to_date then 1
                else 0
            end
        ) as is_covered
    from approved
    inner join {{ ref('dim_date') }} as day
        on
            day.calendar_date >= greatest(approved.scoring_from, approved.valid_from)
            and approved.cutoff_date >= day.calendar_date
            and (approved.valid_to is null or approved.valid_to > day.calendar_date)
    where
        approved.season_months is null
        or {{ list_has('approved.season_months', as_text('month(day.calendar_date)')) }}
    group by approved.cutoff_date, approved.item_id, day.calendar_date
)

select
    judged.cutoff_date,
    judged.item_id,
    min(judged.is_covered) = 1 as is_listed
from judged
group by judged.cutoff_date, judged.item_id
