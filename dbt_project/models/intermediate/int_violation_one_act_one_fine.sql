with pair as (
    select
        later.decision_id,
        later.act_ground,
        earlier.decision_id as earlier_id,
        earlier.decision_date as earlier_date,
        case
            when
                coalesce(later.party_code, later.party_name) is null
                or coalesce(earlier.party_code, earlier.party_name) is null
                then 'unknown'
            when later.act_ground = '同一案件' then 'sure'
            when later.party_code = earlier.party_code then 'sure'
            -- Firms do not share a name; people do.
            when later.party_type = '法人及非法人组织' then 'sure'
            else 'unsure'
        end as identity
    from {{ ref('int_fined_act') }} as later
    inner join {{ ref('int_fined_act') }} as earlier
        on later.act_key = earlier.act_key
    where
        (
            earlier.decision_date < later.decision_date
            or (earlier.decision_date = later.decision_date and earlier.decision_id < later.decision_id)
        )
        -- One code tells two parties apart; only where one of them has none does the name tell.
        and case
            when later.party_code is not null and earlier.party_code is not null
                then later.party_code = earlier.party_code
            when later.act_ground = '同一案件'
                then coalesce(later.party_name = earlier.party_name, true)
            else later.party_name = earlier.party_name
        end
),

-- One finding a decision: it names the first fine for the act, by the ground that says most.
numbered as (
    select
        pair.*,
        row_number() over (
            partition by pair.decision_id
            order by
                pair.identity asc nulls last, pair.earlier_date asc nulls last, pair.earlier_id asc nulls last,
                pair.act_ground asc nulls last
        ) as pair_no
    from pair
),

judged as (
    select
        penalty.*,
        case numbered.identity
            when 'unsure' then '当事人仅姓名相同，无法确认与决定 ' || earlier.decision_no || ' 的当事人是否同一'
            when 'unknown' then '当事人未填，无法确认与同一案件的决定 ' || earlier.decision_no || ' 是否同一当事人'
        end as unjudged_reason,
        '与 ' || {{ as_text('numbered.earlier_date') }} || ' 的罚款决定 ' || earlier.decision_no || ' 当事人相同，'
        || numbered.act_ground || '，疑为对同一违法行为两次罚款' as fault
    from numbered
    inner join {{ ref('fct_penalty') }} as penalty
        on numbered.decision_id = penalty.decision_id
    inner join {{ ref('fct_penalty') }} as earlier
        on numbered.earlier_id = earlier.decision_id
    where numbered.pair_no = 1
)

select
    {{ finding_columns(
        'judged', 'one_act_one_fine', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date'
    ) }}
from judged
