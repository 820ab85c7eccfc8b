with sued as (
    select
        litigation.*,
        data_as_of.as_of_date,
        {{ natural_limit_date('answer') }} as due_on,
        {{ add_days('litigation.received_date', 'parameter.value') }} as ends_on
    from {{ ref('fct_litigation_case') }} as litigation
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on litigation.source = data_as_of.source
    {{ join_parameter('litigation_answer_days', 'litigation', 'litigation.received_date', 'parameter') }}
    {{ join_natural_limit('litigation.received_date', 'parameter.value', 'answer') }}
    where litigation.role = '被告' and litigation.instance = '一审'
),

judged as (
    select
        sued.*,
        case when sued.due_on is null then '所涉年份没有工作日历' end as unjudged_reason,
        '应于 ' || {{ as_text('sued.due_on') }} || ' 前提交答辩状和证据，'
        || coalesce('实际为 ' || {{ as_text('sued.answered_date') }}, '至数据截止日尚未提交') as fault
    from sued
    -- A suit that ended before was not to be answered any more.
    where coalesce(sued.answered_date, sued.closed_date, sued.as_of_date) > coalesce(sued.due_on, sued.ends_on)
)

select
    {{ finding_columns(
        'judged', 'litigation_answer', ('litigation_case', 'litigation_id', 'case_no'), 'judged.received_date',
        'judged.due_on'
    ) }}
from judged
