with owed as (
    select
        permit.*,
        data_as_of.as_of_date,
        omission.source is not null as is_omitted,
        {{ workday_limit_date('publication') }} as due_on
    from {{ ref('fct_permit') }} as permit
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on permit.source = data_as_of.source
    {{ join_parameter('publication_permit_workdays', 'permit', 'permit.decided_date', 'parameter') }}
    {{ join_workday_limit('permit.decided_date', 'parameter.value', 'publication') }}
    {{ join_omission('permit', "'permit'", 'published_date', 'omission') }}
    where permit.decision = '准予许可' and (permit.decided_date is null or parameter.value is not null)
),

judged as (
    select
        owed.*,
        case
            when owed.decided_date is null then '准予许可，但未填许可决定日期'
            when owed.is_omitted then '来源不提供公示日期'
            when owed.due_on is null then '所涉年份没有工作日历'
            when owed.published_date < owed.decided_date then '公示日期早于决定日期'
        end as unjudged_reason,
        case
            when coalesce(owed.published_date, owed.as_of_date) <= owed.due_on
                then cast(null as {{ dbt.type_string() }})
            when owed.published_date is null
                then '许可决定应于 ' || {{ as_text('owed.due_on') }} || ' 前公示，至数据截止日尚未公示'
            else
                '许可决定应于 ' || {{ as_text('owed.due_on') }} || ' 前公示，实际为 '
                || {{ as_text('owed.published_date') }}
        end as fault
    from owed
)

select
    {{ finding_columns(
        'judged', 'publication_permit', ('permit', 'permit_id', 'permit_no'), 'judged.decided_date', 'judged.due_on'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
