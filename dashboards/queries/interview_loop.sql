-- 约谈办理 / Interviews with the next act that each waits for. Parameters: period, department, stage (each null for all)
select
    interview.period,
    interview.department_code,
    interview.department_name,
    replace(interview.grounds, '|', '、') as grounds,
    interview.version,
    interview.signed_on,
    said.ranking as listed_rank,
    said.score as listed_score,
    interview.stage,
    -- a review that found the rectification wanting asks for a new plan
    case
        when interview.stage = '待通知' then '发出通知'
        when interview.stage = '已通知' then '约谈'
        when interview.stage = '已约谈' then '报整改方案'
        when interview.stage = '已复核' and interview.review_result = '不合格' then '重报整改方案'
        when interview.stage = '已报整改方案' then '复核'
        when interview.stage = '已复核' then '办结'
    end as next_act,
    case
        when interview.stage in ('待通知', '已通知') then interview.hold_by_date
        when interview.stage = '已约谈' then interview.plan_by_date
        when interview.stage = '已复核' and interview.review_result = '不合格' then interview.plan_by_date
        when interview.stage = '已报整改方案' then interview.review_by_date
    end as next_by_date,
    interview.is_overdue,
    interview.overdue_reason,
    interview.notice_on,
    interview.hold_by_date,
    interview.held_on,
    interview.held_by,
    interview.personnel_office,
    interview.plan_by_date,
    interview.plan_on,
    interview.review_by_date,
    interview.reviewed_on,
    interview.review_result,
    interview.closed_on,
    interview.appearance_count,
    interview.consecutive_count
from supervision.interview as interview
left join core.fct_publication as said
    on
        interview.period = said.period
        and interview.version = said.version
        and interview.department_code = said.department_code
where
    ($period is null or interview.period = $period)
    and ($department is null or interview.department_code = $department)
    and (
        $stage is null
        or interview.stage = $stage
        or ($stage = 'overdue' and interview.is_overdue)
        or ($stage = 'open' and interview.stage <> '已办结')
    )
order by
    interview.is_overdue desc nulls last, next_by_date asc nulls last, interview.period desc nulls last,
    interview.department_code asc nulls last
