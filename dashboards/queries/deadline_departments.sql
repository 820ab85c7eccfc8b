-- 今天联系谁：各主体最近的期限和已逾期的材料 / Whom to call: each department's next limit, and what it already misses.
-- Parameters: days (natural days ahead), department (null for all), documents (true, false; null for both)
with ahead as (
    select
        owed.department_code,
        min(owed.due_on) as next_due_on,
        min(owed.days_left) as days_left,
        min(owed.workdays_left) as workdays_left,
        cast(count(case when owed.days_left = 0 then 1 end) as bigint) as today_count,
        cast(count(case when owed.workdays_left <= 2 then 1 end) as bigint) as two_workday_count,
        cast(count(*) as bigint) as ahead_count
    from supervision.deadline as owed
    where
        owed.days_left <= cast($days as bigint)
        and ($documents is null or owed.is_document = cast($documents as boolean))
    group by owed.department_code
),

overdue as (
    select
        missing.department_code,
        cast(count(*) as bigint) as overdue_count,
        max(missing.days_late) as longest_overdue_days
    from quality.missing_document as missing
    where missing.state = 'missing' and coalesce(cast($documents as boolean), true)
    group by missing.department_code
)

select
    department.department_code,
    department.department_name,
    ahead.next_due_on,
    ahead.days_left,
    ahead.workdays_left,
    coalesce(ahead.today_count, 0) as today_count,
    coalesce(ahead.two_workday_count, 0) as two_workday_count,
    coalesce(ahead.ahead_count, 0) as ahead_count,
    coalesce(overdue.overdue_count, 0) as overdue_count,
    overdue.longest_overdue_days
from core.dim_department as department
left join ahead on department.department_code = ahead.department_code
left join overdue on department.department_code = overdue.department_code
where
    (ahead.department_code is not null or overdue.department_code is not null)
    and ($department is null or department.department_code = $department)
order by
    -- what can still be saved by a call today, then what is missing already, then what comes next
    case when ahead.two_workday_count > 0 then 0 when overdue.overdue_count > 0 then 1 else 2 end asc nulls last,
    ahead.next_due_on asc nulls last, overdue.overdue_count desc nulls last, ahead.ahead_count desc nulls last,
    department.department_code asc nulls last
