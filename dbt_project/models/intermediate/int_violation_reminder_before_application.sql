with applied as (
    select
        penalty.*,
        {{ workday_limit_date('reminder') }} as due_on
    from {{ ref('fct_penalty') }} as penalty
    {{ join_parameter('reminder_workdays', 'penalty', 'penalty.court_application_date', 'parameter') }}
    {{ join_workday_limit('penalty.reminder_date', 'parameter.value', 'reminder') }}
    where penalty.court_application_date is not null
),

judged as (
    select
        applied.*,
        case
            when
                applied.reminder_date < applied.court_application_date and applied.due_on is null
                then '所涉年份没有工作日历'
        end as unjudged_reason,
        case
            when applied.reminder_date is null
                then '于 ' || {{ as_text('applied.court_application_date') }} || ' 申请法院强制执行，但没有催告日期'
            when applied.reminder_date >= applied.court_application_date
                then
                    '于 ' || {{ as_text('applied.court_application_date') }} || ' 申请法院强制执行，催告日期为 '
                    || {{ as_text('applied.reminder_date') }} || '，未先行催告'
            else
                '催告后十个工作日至 ' || {{ as_text('applied.due_on') }} || ' 届满，届满后方可申请法院强制执行，实际于 '
                || {{ as_text('applied.court_application_date') }} || ' 申请'
        end as fault
    from applied
    where
        applied.reminder_date is null
        or applied.due_on is null
        or applied.court_application_date <= applied.due_on
)

select
    {{ finding_columns(
        'judged', 'reminder_before_application', ('penalty', 'decision_id', 'decision_no'),
        'judged.court_application_date', 'judged.due_on'
    ) }}
from judged
