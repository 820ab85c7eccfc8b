-- Alike is: one item, one grade, one kind of party. A decision on several items is like no other.
with single_item as (
    select
        item.act_id as decision_id,
        min(item.item_code) as item_code
    from {{ ref('bridge_act_item') }} as item
    where item.act_kind = 'penalty'
    group by item.act_id
    having count(distinct item.item_code) = 1
),

fined as (
    select
        penalty.decision_id,
        single_item.item_code || '/' || filed.discretion_grade || '/' || coalesce(penalty.party_type, '其他')
            as peer_group,
        single_item.item_code,
        filed.discretion_grade,
        penalty.fine_yuan
    from {{ ref('fct_penalty') }} as penalty
    inner join single_item
        on penalty.decision_id = single_item.decision_id
    inner join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    where penalty.fine_yuan > 0 and filed.discretion_grade is not null
),

ranked as (
    select
        fined.*,
        count(*) over (partition by fined.peer_group) as peer_count,
        row_number() over (
            partition by fined.peer_group order by fined.fine_yuan asc nulls last, fined.decision_id asc nulls last
        ) as fine_rank
    from fined
),

-- The two in the middle, or the middle one twice: twice the median, without a division.
middle as (
    select
        ranked.peer_group,
        cast(sum(
            case
                when ranked.fine_rank = {{ integer_divide('ranked.peer_count + 1', '2') }} then ranked.fine_yuan
                else 0
            end
            + case
                when ranked.fine_rank = {{ integer_divide('ranked.peer_count + 2', '2') }} then ranked.fine_yuan
                else 0
            end
        ) as decimal(18, 2)) as twice_median_yuan
    from ranked
    group by ranked.peer_group
),

deviating as (
    select
        ranked.*,
        middle.twice_median_yuan,
        cast(abs(2 * ranked.fine_yuan - middle.twice_median_yuan) as decimal(18, 2)) as twice_deviation_yuan
    from ranked
    inner join middle
        on ranked.peer_group = middle.peer_group
),

placed as (
    select
        deviating.*,
        row_number() over (
            partition by deviating.peer_group
            order by deviating.twice_deviation_yuan asc nulls last, deviating.decision_id asc nulls last
        ) as deviation_rank
    from deviating
),

spread as (
    select
        placed.peer_group,
        cast(sum(
            case
                when placed.deviation_rank = {{ integer_divide('placed.peer_count + 1', '2') }}
                    then placed.twice_deviation_yuan
                else 0
            end
            + case
                when placed.deviation_rank = {{ integer_divide('placed.peer_count + 2', '2') }}
                    then placed.twice_deviation_yuan
                else 0
            end
        ) as decimal(18, 2)) as four_mad_yuan,
        cast(sum(placed.twice_deviation_yuan) as decimal(18, 2)) as deviation_sum_yuan
    from placed
    group by placed.peer_group
)

select
    placed.decision_id,
    placed.item_code,
    placed.discretion_grade,
    placed.peer_group,
    cast(placed.peer_count as bigint) as peer_count,
    placed.fine_yuan,
    {{ round_decimal('placed.twice_median_yuan * cast(0.5 as decimal(2, 1))', 2) }} as median_yuan,
    placed.twice_deviation_yuan,
    spread.four_mad_yuan,
    spread.deviation_sum_yuan
from placed
inner join spread
    on placed.peer_group = spread.peer_group
