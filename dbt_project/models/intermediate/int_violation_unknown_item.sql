with exercised as (
    select
        bridge.act_kind,
        bridge.act_id,
        bridge.item_code,
        max(case when bridge.item_id is not null then 1 else 0 end) as is_registered,
        max(case when bridge.is_held_on_day then 1 else 0 end) as is_held
    from {{ ref('bridge_act_item') }} as bridge
    group by bridge.act_kind, bridge.act_id, bridge.item_code
)

select
    case when act.act_date is null and exercised.is_registered = 1 then 'unjudged' else 'violated' end as verdict,
    'unknown_item' as rule_id,
    act.department_code,
    act.act_kind,
    act.act_id,
    act.record_no,
    act.act_date as business_date,
    cast(null as date) as due_on,
    case
        when exercised.is_registered = 0 then '权责事项 ' || exercised.item_code || ' 未登记'
        when act.act_date is null then '行为日期缺失，无法核对是否持有事项'
        else '权责事项 ' || exercised.item_code || ' 当日未由本单位持有'
    end as message,
    exercised.item_code as detail,
    act.stream_id,
    act.position
from exercised
inner join {{ ref('int_enforcement_act') }} as act
    on exercised.act_kind = act.act_kind and exercised.act_id = act.act_id
where exercised.is_held = 0
