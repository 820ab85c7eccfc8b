-- 需要处理的事项 / What waits for somebody, what the office decides first: a line for each objection, step, interview,
-- department on hold, quarter with unconfirmed limits, and kind of finding whose limit runs out.
-- Parameters: period ('2024Q4': the quarter whose gate and limits are asked about), as_of (the last day of the data)
with latest as (
    select
        done.period,
        done.state,
        done.on_date,
        done.due_date,
        row_number() over (partition by done.period order by done.step_no desc nulls last) as step_order
    from core.fct_quarter_step as done
),

closing as (
    select
        gate.period,
        max(gate.correction_ends_date) as correction_ends_date
    from quality.department_gate as gate
    where gate.period = $period
    group by gate.period
),

waiting as (
    select
        'objection' as decision_kind,
        objection.period,
        objection.department_code,
        cast(null as date) as due_date,
        '异议待处理' || coalesce('：' || objection.statement, '') as what_zh,
        cast(1 as bigint) as item_count,
        cast(null as varchar) as detail
    from core.fct_objection as objection
    where objection.answer = '异议' and objection.decision is null
    union all
    select
        'step' as decision_kind,
        latest.period,
        cast(null as varchar) as department_code,
        latest.due_date,
        case latest.state
            when 'feedback' then '反馈期内，期满后冻结'
            when 'frozen' then '已冻结，待评分'
            when 'scored' then '已评分，待审签'
            when 'signed' then '已审签，待公布'
            when 'draft' then '已初评，待开放反馈'
        end as what_zh,
        cast(1 as bigint) as item_count,
        latest.state as detail
    from latest
    where latest.step_order = 1 and latest.state in ('draft', 'feedback', 'frozen', 'scored', 'signed')
    union all
    -- the correction period gives the day on which the draft is wanted
    select
        'step' as decision_kind,
        closing.period,
        cast(null as varchar) as department_code,
        closing.correction_ends_date as due_date,
        '补正期已结束，待初评' as what_zh,
        cast(1 as bigint) as item_count,
        coalesce(latest.state, 'open') as detail
    from closing
    left join latest on closing.period = latest.period and latest.step_order = 1
    where closing.correction_ends_date < $as_of and coalesce(latest.state, 'open') in ('open', 'checking')
    union all
    select
        'hold' as decision_kind,
        ranking.period,
        ranking.department_code,
        cast(null as date) as due_date,
        '闸门暂缓' || coalesce('：' || reason.messages, '') as what_zh,
        cast(1 as bigint) as item_count,
        cast(null as varchar) as detail
    from scoring.quarterly_ranking as ranking
    left join (
        select
            finding.period,
            finding.department_code,
            min(finding.message) as messages
        from quality.gate_finding as finding
        group by finding.period, finding.department_code
    ) as reason
        on ranking.period = reason.period and ranking.department_code = reason.department_code
    where ranking.period = $period and ranking.gate_status = 'hold'
    union all
    select
        'interview' as decision_kind,
        interview.period,
        interview.department_code,
        case interview.stage
            when '待通知' then interview.hold_by_date
            when '已通知' then interview.hold_by_date
            when '已报整改方案' then interview.review_by_date
            else interview.plan_by_date
        end as due_date,
        interview.overdue_reason as what_zh,
        cast(1 as bigint) as item_count,
        cast(null as varchar) as detail
    from supervision.interview as interview
    where interview.is_overdue
    union all
    select
        'parameter' as decision_kind,
        parameter.period,
        cast(null as varchar) as department_code,
        cast(null as date) as due_date,
        '地方参数未确认，不能正式评分' as what_zh,
        cast(count(*) as bigint) as item_count,
        cast(null as varchar) as detail
    from quality.unconfirmed_parameter as parameter
    where parameter.period = $period
    group by parameter.period
    union all
    select
        'scheme' as decision_kind,
        fault.period,
        cast(null as varchar) as department_code,
        cast(null as date) as due_date,
        min(fault.message) as what_zh,
        cast(count(*) as bigint) as item_count,
        cast(null as varchar) as detail
    from quality.scheme_fault as fault
    where fault.period = $period
    group by fault.period
    union all
    -- what runs out soon, and what has run out
    select
        'finding' as decision_kind,
        cast(null as varchar) as period,
        case when min(finding.department_code) = max(finding.department_code) then min(finding.department_code) end
            as department_code,
        min(finding.business_date) as due_date,
        min(finding.kind_name_zh) || '，涉及 ' || cast(count(distinct finding.department_code) as varchar) || ' 个单位'
            as what_zh,
        cast(count(*) as bigint) as item_count,
        finding.finding_kind as detail
    from supervision.finding as finding
    where finding.finding_kind in ('deadline_ahead', 'clue_overdue')
    group by finding.finding_kind
)

select
    waiting.decision_kind,
    waiting.what_zh,
    waiting.department_code,
    department.department_name,
    waiting.period,
    waiting.item_count,
    waiting.due_date,
    coalesce(waiting.due_date < $as_of, false) as is_overdue,
    waiting.detail
from waiting
left join core.dim_department as department on waiting.department_code = department.department_code
order by
    -- what only the office can decide comes before what departments have to do
    case waiting.decision_kind when 'finding' then 2 else 1 end asc nulls last,
    is_overdue desc nulls last,
    waiting.due_date asc nulls last, waiting.decision_kind asc nulls last, waiting.period asc nulls last,
    waiting.department_code asc nulls last
