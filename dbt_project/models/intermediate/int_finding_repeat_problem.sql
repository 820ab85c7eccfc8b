with decided as (
    select distinct
        {{ party_key('penalty') }} as party_key,
        item.item_code,
        penalty.decision_id,
        penalty.decision_date,
        penalty.decision_no,
        penalty.department_code,
        penalty.stream_id
    from {{ ref('fct_penalty') }} as penalty
    inner join {{ ref('bridge_act_item') }} as item
        on item.act_kind = 'penalty' and penalty.decision_id = item.act_id
    where {{ party_key('penalty') }} is not null
),

recent as (
    select
        decided.*,
        max(decided.decision_date) over (partition by decided.party_key, decided.item_code) as last_date,
        row_number() over (
            partition by decided.party_key, decided.item_code
            order by decided.decision_date desc nulls last, decided.decision_id desc nulls last
        ) as recency
    from decided
),

looked_at as (
    select
        recent.*,
        cast(look_back.value as bigint) as look_back_days,
        count(*) over (partition by recent.party_key, recent.item_code) as decision_count
    from recent
    {{ join_finding_parameter('repeat_problem_days', 'recent.last_date', 'look_back') }}
    where {{ days_between('recent.decision_date', 'recent.last_date') }} <= look_back.value
),

latest as (
    select looked_at.*
    from looked_at
    where looked_at.recency = 1 and looked_at.decision_count > 1
)

select
    'repeat_problem' as finding_kind,
    latest.party_key || '/' || latest.item_code || '/' || latest.decision_id as finding_key,
    looked_at.recency = 1 as is_main,
    latest.department_code,
    latest.decision_date as business_date,
    latest.party_key,
    cast(null as {{ dbt.type_string() }}) as severity,
    '同一当事人在 ' || {{ as_text('latest.look_back_days') }} || ' 日内因同一事项 ' || latest.item_code || ' 被处罚 '
    || {{ as_text('latest.decision_count') }} || ' 次，最近一次为 ' || department.department_name || '的决定 '
    || latest.decision_no || '。' as sentence_zh,
    {{ as_text('latest.decision_count') }} || ' 次' as measured_value,
    '1 次' as limit_value,
    cast(null as {{ dbt.type_string() }}) as rule_id,
    'penalty' as record_kind,
    looked_at.decision_id as record_id,
    looked_at.stream_id
from latest
inner join looked_at
    on latest.party_key = looked_at.party_key and latest.item_code = looked_at.item_code
inner join {{ ref('dim_department') }} as department
    on latest.department_code = department.department_code
