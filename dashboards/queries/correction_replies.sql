-- 补正回复 / What departments answered. Parameters: period, department (null for all)
select
    reply.department_code,
    reply.item_id,
    reply.reply,
    reply.statement,
    reply.replied_on
from core.fct_correction_reply as reply
where
    reply.period = $period
    and ($department is null or reply.department_code = $department)
order by reply.department_code asc nulls last, reply.item_id asc nulls last
