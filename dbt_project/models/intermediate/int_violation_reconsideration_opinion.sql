with sent as (
    select
        duty.*,
        {{ natural_limit_date('answer') }} as due_on,
        {{ add_days('duty.opinion_sent_date', 'parameter.value') }} as ends_on
    from {{ ref('int_reconsideration_duty') }} as duty
    {{ join_parameter('reconsideration_opinion_days', 'duty', 'duty.opinion_sent_date', 'parameter') }}
    {{ join_natural_limit('duty.opinion_sent_date', 'parameter.value', 'answer') }}
    -- A proposal (建议书) asks for no answer within a limit.
    where duty.opinion_sent_date is not null and coalesce(duty.opinion_kind, '意见书') = '意见书'
),

judged as (
    select
        sent.*,
        case
            when sent.opinion_kind is null then '未填文书是意见书还是建议书'
            when sent.due_on is null then '所涉年份没有工作日历'
            else sent.unknown_reason
        end as unjudged_reason,
        '收到行政复议意见书后应于 ' || {{ as_text('sent.due_on') }} || ' 前报送纠正或者善后情况，'
        || coalesce('实际为 ' || {{ as_text('sent.opinion_replied_date') }}, '至数据截止日尚未报送') as fault
    from sent
    where coalesce(sent.opinion_replied_date, sent.as_of_date) > coalesce(sent.due_on, sent.ends_on)
)

select
    {{ finding_columns(
        'judged', 'reconsideration_opinion', ('reconsideration_case', 'reconsideration_id', 'case_no'),
        'judged.opinion_sent_date', 'judged.due_on'
    ) }}
from judged
