-- 事项移交后的待移交案件 / Open cases of transferred items. Parameters: department (giver or receiver, null for all)
select
    waiting.case_no,
    waiting.item_code,
    waiting.item_name,
    waiting.from_department_code,
    waiting.to_department_code,
    waiting.transferred_on,
    waiting.filed_date,
    waiting.handover_status,
    waiting.listed_date,
    waiting.accepted_date,
    waiting.responsible_department_code,
    waiting.waiting_days,
    waiting.is_overdue,
    waiting.stream_id
from supervision.case_handover_list as waiting
where
    $department is null
    or waiting.from_department_code = $department
    or waiting.to_department_code = $department
order by
    waiting.is_overdue desc nulls last, waiting.transferred_on asc nulls last,
    waiting.from_department_code asc nulls last, waiting.case_no asc nulls last, waiting.item_code asc nulls last
