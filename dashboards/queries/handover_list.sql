-- 案件移交接收清单，带单位名称 / Cases to hand over, with names. Parameters: department (giver or receiver, null for all)
select
    waiting.case_no,
    waiting.item_code,
    waiting.item_name,
    giver.department_name as from_department_name,
    taker.department_name as to_department_name,
    responsible.department_name as responsible_department_name,
    waiting.transferred_on,
    waiting.filed_date,
    waiting.handover_status,
    waiting.listed_date,
    waiting.accepted_date,
    waiting.waiting_days,
    waiting.is_overdue,
    waiting.stream_id
from supervision.case_handover_list as waiting
left join core.dim_department as giver on waiting.from_department_code = giver.department_code
left join core.dim_department as taker on waiting.to_department_code = taker.department_code
left join core.dim_department as responsible on waiting.responsible_department_code = responsible.department_code
where
    $department is null
    or waiting.from_department_code = $department
    or waiting.to_department_code = $department
order by
    waiting.is_overdue desc nulls last, waiting.transferred_on asc nulls last, waiting.case_no asc nulls last,
    waiting.item_code asc nulls last
