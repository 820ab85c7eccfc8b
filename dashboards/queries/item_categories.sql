-- 权责事项类别 / Categories of power items that are held. No parameters.
select item.category
from core.dim_power_item as item
where item.category is not null
group by item.category
order by item.category asc nulls last
