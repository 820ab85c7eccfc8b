-- credit goes to whoever held the item on the day; an item counts once a record
select distinct
    act_item.item_id,
    act_item.act_kind,
    act_item.act_id,
    act_item.act_date
from {{ ref('bridge_act_item') }} as act_item
-- acts that count
inner join {{ ref('int_scorable_act') }} as act
    on act_item.act_kind = act.act_kind and act_item.act_id = act.act_id
where
    act_item.is_held_on_day
    and act_item.item_id is not null
