with transferred as (
    select
        item.item_id,
        item.item_code,
        item.item_name,
        item.department_code as from_department_code,
        item.handed_to_code as to_department_code,
        item.valid_to as transferred_on
    from {{ ref('dim_power_item') }} as item
    where item.handed_to_code is not null and item.valid_to is not null and item.handed_to_code <> item.department_code
),

open_case as (
    select distinct
        transferred.*,
        filed.case_id,
        filed.case_no,
        filed.filed_date,
        filed.stream_id,
        filed.position
    from transferred
    inner join {{ ref('bridge_act_item') }} as exercised
        on exercised.act_kind = 'penalty_case' and transferred.item_id = exercised.item_id
    inner join {{ ref('fct_penalty_case') }} as filed
        on exercised.act_id = filed.case_id and transferred.from_department_code = filed.department_code
    left join {{ ref('fct_penalty') }} as decided
        on filed.case_id = decided.case_id
    where filed.closed_date is null and filed.outcome is null and decided.case_id is null
),

waiting as (
    select
        open_case.*,
        coalesce(handover.handover_status, '未列入') as handover_status,
        handover.listed_date,
        handover.accepted_date,
        coalesce(handover.handover_status = '已接收', false) as is_accepted,
        {{ days_between('open_case.transferred_on', 'coalesce(handover.accepted_date, data_as_of.as_of_date)') }}
            as waiting_days,
        parameter.value as limit_days
    from open_case
    cross join {{ ref('int_data_as_of') }} as data_as_of
    left join {{ ref('fct_case_handover') }} as handover
        on open_case.case_id = handover.case_id
    {{ join_finding_parameter('handover_days', 'data_as_of.as_of_date', 'parameter') }}
    where open_case.transferred_on <= data_as_of.as_of_date
)

select
    waiting.case_id,
    waiting.case_no,
    waiting.item_id,
    waiting.item_code,
    waiting.item_name,
    waiting.from_department_code,
    waiting.to_department_code,
    waiting.transferred_on,
    waiting.filed_date,
    waiting.handover_status,
    waiting.listed_date,
    waiting.accepted_date,
    -- An open case stays with who filed it until the other side has accepted it.
    case when waiting.is_accepted then waiting.to_department_code else waiting.from_department_code end
        as responsible_department_code,
    cast(waiting.waiting_days as bigint) as waiting_days,
    not waiting.is_accepted and waiting.waiting_days > waiting.limit_days as is_overdue,
    waiting.stream_id,
    waiting.position
from waiting
