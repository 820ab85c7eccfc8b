with handed_over as (
    select distinct
        giver.handed_to_code,
        giver.item_code
    from {{ ref('dim_power_item') }} as giver
    where giver.handed_to_code is not null and giver.handed_to_code <> giver.department_code
)

select
    item.item_id,
    item.item_code,
    item.department_code,
    {{ credited('credit', 'item') }} as credit_department_code,
    item.season_months,
    item.valid_from,
    -- a department that was closed holds nothing any more
    case
        when coalesce(item.valid_to, department.active_to) is not null
            then greatest(item.valid_from, least(
                coalesce(item.valid_to, department.active_to), coalesce(department.active_to, item.valid_to)
            ))
    end as valid_to,
    item.is_countable,
    handed_over.item_code is not null as is_received,
    item.stream_id,
    item.position
from {{ ref('dim_power_item') }} as item
left join handed_over
    on item.department_code = handed_over.handed_to_code and item.item_code = handed_over.item_code
left join {{ ref('dim_department') }} as department
    on item.department_code = department.department_code
left join {{ ref('int_score_credit') }} as credit
    on item.department_code = credit.department_code
