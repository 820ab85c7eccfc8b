{#- Counted back from the hearing: the notice comes before the sixth working day ahead of it, so that seven pass. -#}
with heard as (
    select
        filed.*,
        {{ add_days(workday_limit_date('notice'), -1) }} as due_on
    from {{ ref('fct_penalty_case') }} as filed
    {{ join_parameter('hearing_notice_workdays', 'filed', 'filed.hearing_held_date', 'parameter') }}
    {{ join_workday_limit('filed.hearing_held_date', '1 - parameter.value', 'notice') }}
    where filed.hearing_held_date is not null and parameter.value is not null
),

judged as (
    select
        heard.*,
        case
            when heard.hearing_notice_date is null then '举行过听证，但未填听证通知日期'
            when heard.due_on is null then '所涉年份没有工作日历'
        end as unjudged_reason,
        '听证举行于 ' || {{ as_text('heard.hearing_held_date') }} || '，应于 ' || {{ as_text('heard.due_on') }}
        || ' 前通知，实际为 ' || {{ as_text('heard.hearing_notice_date') }} as fault
    from heard
    where
        heard.hearing_notice_date is null
        or heard.due_on is null
        or heard.hearing_notice_date > heard.due_on
)

select
    {{ finding_columns(
        'judged', 'hearing_notice_ahead', ('penalty_case', 'case_id', 'case_no'), 'judged.hearing_held_date',
        'judged.due_on'
    ) }}
from judged
