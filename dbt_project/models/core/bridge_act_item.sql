with candidate as (
    select
        act.act_kind,
        act.act_id,
        act.act_date,
        act.department_code as reporting_department_code,
        part.item as item_code,
        power_item.department_code as holder_code,
        power_item.item_id,
        coalesce({{ in_force('act.act_date', 'power_item') }}, false) as is_held_on_day,
        row_number() over (
            partition by act.act_kind, act.act_id, part.item
            order by power_item.item_id asc nulls last, party.department_rank asc nulls last
        ) as candidate_no
    from {{ ref('int_enforcement_act') }} as act
    {{ each_item('act.item_codes', 'part') }}
    left join {{ ref('int_act_department') }} as party
        on act.act_kind = party.act_kind and act.act_id = party.act_id
    left join {{ ref('dim_power_item') }} as power_item
        on party.department_code = power_item.department_code and part.item = power_item.item_code
)

select
    candidate.act_kind,
    candidate.act_id,
    candidate.act_date,
    coalesce(candidate.holder_code, candidate.reporting_department_code) as department_code,
    candidate.item_id,
    candidate.item_code,
    candidate.is_held_on_day
from candidate
-- An item that no department of the act has registered stays once, without a holder.
where candidate.item_id is not null or candidate.candidate_no = 1
