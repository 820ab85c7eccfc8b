with registered as (
    select
        filed.*,
        data_as_of.as_of_date,
        {{ workday_limit_date('disposal') }} as due_on
    from {{ ref('fct_penalty_case') }} as filed
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on filed.source = data_as_of.source
    {{ join_parameter('advance_registration_workdays', 'filed', 'filed.advance_registration_date', 'parameter') }}
    {{ join_workday_limit('filed.advance_registration_date', 'parameter.value', 'disposal') }}
    where
        (filed.is_advance_registration and filed.advance_registration_date is null)
        or parameter.value is not null
),

judged as (
    select
        registered.*,
        case
            when registered.advance_registration_date is null then '注明先行登记保存，但未填登记保存日期'
            when registered.due_on is null then '所涉年份没有工作日历'
            when registered.advance_registration_disposed_date < registered.advance_registration_date
                then '处理日期早于先行登记保存日期'
        end as unjudged_reason,
        case
            when coalesce(registered.advance_registration_disposed_date, registered.as_of_date) <= registered.due_on
                then cast(null as {{ dbt.type_string() }})
            when registered.advance_registration_disposed_date is null
                then '先行登记保存的证据应于 ' || {{ as_text('registered.due_on') }} || ' 前处理，至数据截止日尚未处理'
            else
                '先行登记保存的证据应于 ' || {{ as_text('registered.due_on') }} || ' 前处理，实际为 '
                || {{ as_text('registered.advance_registration_disposed_date') }}
        end as fault
    from registered
)

select
    {{ finding_columns(
        'judged', 'advance_registration_disposed', ('penalty_case', 'case_id', 'case_no'),
        'coalesce(judged.advance_registration_date, judged.filed_date)', 'judged.due_on'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
