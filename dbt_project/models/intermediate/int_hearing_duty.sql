with limited as (
    select
        penalty.*,
        case penalty.party_type
            when '自然人' then citizen.value
            when '个体工商户' then sole_trader.value
            when '法人及非法人组织' then organisation.value
        end as party_limit,
        least(citizen.value, sole_trader.value, organisation.value) as least_limit,
        greatest(citizen.value, sole_trader.value, organisation.value) as greatest_limit,
        coalesce({{ list_has('penalty.penalty_kinds', "'罚款'") }} and penalty.fine_yuan is null, false)
            as is_fine_unknown
    from {{ ref('fct_penalty') }} as penalty
    {{ join_parameter('hearing_amount_citizen_yuan', 'penalty', 'penalty.decision_date', 'citizen') }}
    {{ join_parameter('hearing_amount_sole_trader_yuan', 'penalty', 'penalty.decision_date', 'sole_trader') }}
    {{ join_parameter('hearing_amount_organisation_yuan', 'penalty', 'penalty.decision_date', 'organisation') }}
    where penalty.procedure_kind = '普通'
),

-- Where the party is not known, an amount is large that is large for everybody, and small that is small for everybody.
tested as (
    select
        limited.decision_id,
        case
            when limited.is_fine_unknown then cast(null as boolean)
            when coalesce(limited.fine_yuan, 0) = 0 then false
            when limited.fine_yuan >= coalesce(limited.party_limit, limited.greatest_limit) then true
            when limited.fine_yuan < coalesce(limited.party_limit, limited.least_limit) then false
        end as is_large_fine,
        case
            when coalesce(limited.confiscation_yuan, 0) = 0 then false
            when limited.confiscation_yuan >= coalesce(limited.party_limit, limited.greatest_limit) then true
            when limited.confiscation_yuan < coalesce(limited.party_limit, limited.least_limit) then false
        end as is_large_confiscation
    from limited
),

listed as (
    select
        penalty.decision_id,
        {{ joined_texts('ground.penalty_kind') }} as ground_kinds
    from {{ ref('fct_penalty') }} as penalty
    {{ each_item('penalty.penalty_kinds', 'part') }}
    inner join {{ ref('hearing_ground') }} as ground
        on part.item = ground.penalty_kind and {{ in_force('penalty.decision_date', 'ground') }}
    group by penalty.decision_id
),

confiscation as (
    select ground.*
    from {{ ref('hearing_ground') }} as ground
    where ground.penalty_kind = '没收较大数额'
)

select
    tested.decision_id,
    tested.is_large_fine,
    tested.is_large_confiscation and confiscation.penalty_kind is not null as is_large_confiscation,
    listed.ground_kinds,
    -- Three-valued: one ground suffices, and what is not known leaves it open.
    tested.is_large_fine
    or (tested.is_large_confiscation and confiscation.penalty_kind is not null)
    or listed.ground_kinds is not null as is_hearing_required
from tested
inner join {{ ref('fct_penalty') }} as penalty
    on tested.decision_id = penalty.decision_id
left join listed
    on tested.decision_id = listed.decision_id
left join confiscation
    on {{ in_force('penalty.decision_date', 'confiscation') }}
