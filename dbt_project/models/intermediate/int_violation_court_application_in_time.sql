with challenged as (
    select reconsideration.decision_id
    from {{ ref('fct_reconsideration_case') }} as reconsideration
    where reconsideration.decision_id is not null
    union
    select litigation.decision_id
    from {{ ref('fct_litigation_case') }} as litigation
    where litigation.decision_id is not null
),

unpaid as (
    select
        penalty.*,
        application.earliest_due_on,
        application.due_on,
        challenged.decision_id is not null as is_challenged,
        coalesce(filed.is_instalment, false) as is_instalment,
        omission.source is not null as is_omitted,
        data_as_of.as_of_date
    from {{ ref('fct_penalty') }} as penalty
    inner join {{ ref('int_court_application_limit') }} as application
        on penalty.decision_id = application.decision_id
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on penalty.source = data_as_of.source
    left join challenged
        on penalty.decision_id = challenged.decision_id
    left join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    {{ join_omission('penalty', "'penalty'", 'paid_date', 'omission') }}
    -- Who has paid, late or not, leaves nothing to enforce.
    where penalty.paid_date is null
),

overdue as (
    select
        unpaid.*,
        coalesce(unpaid.court_application_date, unpaid.as_of_date) as judged_date
    from unpaid
    where
        coalesce(unpaid.court_application_date, unpaid.as_of_date)
        > coalesce(unpaid.due_on, unpaid.earliest_due_on)
),

judged as (
    select
        overdue.*,
        case
            when overdue.is_omitted then '来源不提供缴款日期'
            when overdue.is_challenged then '决定被复议或者被诉，期限另行起算'
            when overdue.is_instalment then '批准延期或分期缴纳，期限自缴纳期限结束起算，结束之日未报送'
            when overdue.served_date is null then '送达日期缺失'
            when overdue.due_on is null then '所涉年份没有工作日历'
        end as unjudged_reason,
        '罚款未缴清，应于 ' || {{ as_text('overdue.due_on') }} || ' 前申请法院强制执行，'
        || coalesce('实际为 ' || {{ as_text('overdue.court_application_date') }}, '至数据截止日尚未申请') as fault
    from overdue
)

select
    {{ finding_columns(
        'judged', 'court_application_in_time', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date',
        'judged.due_on'
    ) }}
from judged
