with compared as (
    select
        spread.*,
        cast(peer_limit.value as decimal(6, 2)) as limit_times
    from {{ ref('int_peer_spread') }} as spread
    cross join {{ ref('int_data_as_of') }} as data_as_of
    {{ join_finding_parameter('peer_minimum_count', 'data_as_of.as_of_date', 'minimum') }}
    {{ join_finding_parameter('peer_limit', 'data_as_of.as_of_date', 'peer_limit') }}
    where spread.peer_count >= minimum.value
)

select
    'far_from_peers' as finding_kind,
    compared.decision_id as finding_key,
    true as is_main,
    penalty.department_code,
    penalty.decision_date as business_date,
    {{ party_key('penalty') }} as party_key,
    cast(null as {{ dbt.type_string() }}) as severity,
    department.department_name || '的决定 ' || penalty.decision_no || ' 罚款 ' || {{ as_text('compared.fine_yuan') }}
    || ' 元，同事项、同等级、同类当事人的 ' || {{ as_text('compared.peer_count') }} || ' 件中位数为 '
    || {{ as_text('compared.median_yuan') }} || ' 元，偏离超过稳健离差的 ' || {{ as_text('compared.limit_times') }}
    || ' 倍。' as sentence_zh,
    {{ as_text('compared.fine_yuan') }} || ' 元' as measured_value,
    '中位数 ' || {{ as_text('compared.median_yuan') }} || ' 元' as limit_value,
    cast(null as {{ dbt.type_string() }}) as rule_id,
    'penalty' as record_kind,
    compared.decision_id as record_id,
    penalty.stream_id
from compared
inner join {{ ref('fct_penalty') }} as penalty
    on compared.decision_id = penalty.decision_id
inner join {{ ref('dim_department') }} as department
    on penalty.department_code = department.department_code
where
    case
        -- 0.6745 * distance / MAD > limit (Iglewicz and Hoaglin), both sides times four
        when compared.four_mad_yuan > 0
            then
                cast(1.349 as decimal(4, 3)) * compared.twice_deviation_yuan
                > compared.limit_times * compared.four_mad_yuan
        -- more than half alike: distance / (1.253314 * mean distance) > limit
        else
            cast(compared.peer_count as decimal(9, 0)) * compared.twice_deviation_yuan
            > compared.limit_times * cast(1.253314 as decimal(7, 6)) * compared.deviation_sum_yuan
    end
    and compared.twice_deviation_yuan > 0
