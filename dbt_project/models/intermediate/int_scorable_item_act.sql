-- credit goes to whoever held the item on the day; an item counts once a record
select distinct
    act_item.item_id,
    act_item.act_kind,
    act_item.act_id,
    act_item.act_date
from {{ ref('bridge_act_item') }} as act_item
where
    act_item.is_held_on_day
    and act_item.item_id is not null
    and act_item.act_kind in {{ counted_act_kinds() }}
