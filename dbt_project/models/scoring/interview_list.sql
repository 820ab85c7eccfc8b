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
),

-- a ground of its own, whatever the rank
refusal as (
    select distinct
        ranking.period,
        decision.credit_department_code as department_code
    from {{ ref('quarterly_ranking') }} as ranking
    inner join {{ ref('int_scorable_noncompliance') }} as decision
        on
            ranking.department_code = decision.credit_department_code
            and ranking.cutoff_date > decision.comply_due_date
            and coalesce(ranking.cutoff_date < decision.complied_date, true)
    -- what is due after the data end may still be done
    where ranking.is_in_interview and decision.comply_due_date < decision.as_of_date
),

listed as (
    select
        placed.period,
        placed.department_code,
        '末位' as ground,
        placed.list_group,
        cast(placed.place_from_bottom as bigint) as place_from_bottom
    from placed
    where
        -- all who tie at the cut are listed
        placed.place_from_bottom <= placed.interview_count
        and (placed.interview_floor_score is null or placed.score < placed.interview_floor_score)
        and (not placed.is_peer_group_list or placed.group_count >= placed.minimum_peer_group_count)
    union all
    select
        refusal.period,
        refusal.department_code,
        '拒不履行复议决定' as ground,
        '全区' as list_group,
        cast(null as bigint) as place_from_bottom
    from refusal
)

select
    listed.period,
    listed.ground,
    listed.list_group,
    listed.place_from_bottom,
    listed.department_code,
    ranking.department_name,
    ranking.score,
    ranking.ranking,
    weakest.weakest_indicators,
    ranking.gate_status
from listed
inner join {{ ref('quarterly_ranking') }} as ranking
    on listed.period = ranking.period and listed.department_code = ranking.department_code
left join weakest
    on ranking.cutoff_date = weakest.cutoff_date and listed.department_code = weakest.department_code
