-- 即将到期的事项 / Duties that fall due within days of the last day of the data, the next first.
-- Parameters: days (natural days ahead), department (null for all), documents (true, false; null for both)
select
    owed.department_code,
    owed.department_name,
    owed.duty_zh,
    owed.is_document,
    owed.record_kind,
    owed.record_id,
    owed.record_no,
    owed.due_on,
    owed.days_left,
    owed.workdays_left,
    owed.stream_id
from supervision.deadline as owed
where
    owed.days_left <= cast($days as bigint)
    and ($department is null or owed.department_code = $department)
    and ($documents is null or owed.is_document = cast($documents as boolean))
order by
    owed.due_on asc nulls last, owed.department_code asc nulls last, owed.record_no asc nulls last,
    owed.duty_zh asc nulls last
