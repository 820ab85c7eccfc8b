{#- Which act of which party a fine was for, as keys that can be equal in two decisions. -#}
with fined as (
    select
        penalty.decision_id,
        penalty.case_id,
        penalty.decision_date,
        coalesce(penalty.party_type, filed.party_type) as party_type,
        coalesce(penalty.party_uscc_token, penalty.party_uscc, filed.party_uscc_token, filed.party_uscc) as party_code,
        coalesce(penalty.party_name_token, penalty.party_name, filed.party_name_token, filed.party_name) as party_name,
        -- A decision on the spot states no end of the act: it was over when it was decided.
        coalesce(filed.act_ended_date, case when penalty.procedure_kind = '简易' then penalty.decision_date end)
            as act_ended_date
    from {{ ref('fct_penalty') }} as penalty
    left join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    left join {{ ref('int_annulled_penalty') }} as annulled
        on penalty.decision_id = annulled.decision_id
    where
        penalty.fine_yuan > 0
        and penalty.decision_date is not null
        -- After an annulment the same act may be fined anew.
        and not coalesce(annulled.is_void, false)
),

keyed as (
    select
        fined.decision_id,
        '案件 ' || fined.case_id as act_key,
        '同一案件' as act_ground
    from fined
    where fined.case_id is not null
    union all
    -- An item's code is its own department's; what several departments hold is one by its name.
    select
        fined.decision_id,
        '编码 ' || item.department_code || '/' || item.item_code || '/' || {{ as_text('fined.act_ended_date') }}
            as act_key,
        '同一事项、同一行为终了日' as act_ground
    from fined
    inner join {{ ref('bridge_act_item') }} as item
        on item.act_kind = 'penalty' and fined.decision_id = item.act_id
    where fined.act_ended_date is not null
    union all
    select
        fined.decision_id,
        '名称 ' || power_item.item_name || '/' || {{ as_text('fined.act_ended_date') }} as act_key,
        '同一事项、同一行为终了日' as act_ground
    from fined
    inner join {{ ref('bridge_act_item') }} as item
        on item.act_kind = 'penalty' and fined.decision_id = item.act_id
    inner join {{ ref('dim_power_item') }} as power_item
        on item.item_id = power_item.item_id
    where fined.act_ended_date is not null and power_item.item_name is not null
)

select distinct
    fined.decision_id,
    fined.decision_date,
    fined.party_type,
    fined.party_code,
    fined.party_name,
    keyed.act_key,
    keyed.act_ground
from fined
inner join keyed
    on fined.decision_id = keyed.decision_id
