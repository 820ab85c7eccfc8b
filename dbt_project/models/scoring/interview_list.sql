with candidate as (
    select
        ranking.*,
        scheme.interview_count,
        scheme.interview_floor_score,
        scheme.minimum_peer_group_count,
        scheme.is_peer_group_list,
        count(*) over (partition by ranking.period, ranking.peer_group) as peer_count
    from {{ ref('quarterly_ranking') }} as ranking
    inner join {{ ref('int_score_parameter') }} as scheme on ranking.cutoff_date = scheme.cutoff_date
    where ranking.status = 'ranked' and ranking.is_in_interview
),

grouped as (
    select
        candidate.*,
        case
            when not candidate.is_peer_group_list then '全区'
            when candidate.peer_group is null or candidate.peer_count < candidate.minimum_peer_group_count
                then '其他'
            else candidate.peer_group
        end as list_group
    from candidate
),

placed as (
    select
        grouped.*,
        rank() over (
            partition by grouped.period, grouped.list_group order by grouped.score asc nulls last
        ) as place_from_bottom,
        count(*) over (partition by grouped.period, grouped.list_group) as group_count
    from grouped
),

loss as (
    select
        indicator.cutoff_date,
        indicator.department_code,
        indicator.indicator_name_zh,
        row_number() over (
            partition by indicator.cutoff_date, indicator.department_code
            order by
                indicator.effective_weight - indicator.points desc nulls last, indicator.indicator_order asc nulls last
        ) as loss_no
    from {{ ref('department_indicator') }} as indicator
    where indicator.points < indicator.effective_weight
),

weakest as (
    select
        loss.cutoff_date,
        loss.department_code,
        max(case when loss.loss_no = 1 then loss.indicator_name_zh end)
        || coalesce('、' || max(case when loss.loss_no = 2 then loss.indicator_name_zh end), '')
            as weakest_indicators
    from loss
    group by loss.cutoff_date, loss.department_code
)

select
    placed.period,
    placed.list_group,
    cast(placed.place_from_bottom as bigint) as place_from_bottom,
    placed.department_code,
    placed.department_name,
    placed.score,
    placed.ranking,
    weakest.weakest_indicators,
    placed.gate_status
from placed
left join weakest
    on placed.cutoff_date = weakest.cutoff_date and placed.department_code = weakest.department_code
where
    -- all who tie at the cut are listed
    placed.place_from_bottom <= placed.interview_count
    and (placed.interview_floor_score is null or placed.score < placed.interview_floor_score)
    and (not placed.is_peer_group_list or placed.group_count >= placed.minimum_peer_group_count)
