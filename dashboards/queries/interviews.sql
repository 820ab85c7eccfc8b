-- 约谈办理情况 / Interviews after each publication, how far each has come. Parameters: period (null for all)
select
    interview.period,
    interview.department_code,
    interview.department_name,
    interview.grounds,
    interview.stage,
    interview.notice_on,
    interview.hold_by_date,
    interview.held_on,
    interview.plan_by_date,
    interview.plan_on,
    interview.review_by_date,
    interview.reviewed_on,
    interview.review_result,
    interview.closed_on,
    interview.is_overdue,
    interview.overdue_reason,
    interview.appearance_count,
    interview.consecutive_count
from supervision.interview as interview
where ($period is null or interview.period = $period)
order by interview.period asc nulls last, interview.department_code asc nulls last
