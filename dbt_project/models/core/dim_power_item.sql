select
    stated.department_code || '/' || stated.item_code as item_id,
    stated.department_code,
    stated.item_code,
    stated.item_name,
    stated.category,
    stated.legal_basis,
    stated.season_months,
    stated.held_from as valid_from,
    -- Never before valid_from: a range turned round is an empty one.
    case when stated.held_to is not null then greatest(stated.held_from, stated.held_to) end as valid_to,
    stated.handed_to_code,
    coalesce(item_category.is_countable, false) as is_countable,
    stated.source,
    stated.stream_id,
    stated.position
from {{ preferred_source(ref('stg_power_item'), ['item_code']) }} as stated
left join {{ ref('item_category') }} as item_category
    on stated.category = item_category.category
where stated.preference = 1
