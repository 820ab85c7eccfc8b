with owed as (
    select
        measure.*,
        data_as_of.as_of_date,
        omission.source is not null as is_omitted,
        {{ workday_limit_date('publication') }} as due_on
    from {{ ref('fct_coercive_measure') }} as measure
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on measure.source = data_as_of.source
    {{ join_parameter('publication_other_workdays', 'measure', 'measure.measure_date', 'parameter') }}
    {{ join_workday_limit('measure.measure_date', 'parameter.value', 'publication') }}
    {{ join_omission('measure', "'coercive_measure'", 'published_date', 'omission') }}
    where parameter.value is not null
),

judged as (
    select
        owed.*,
        case
            when owed.is_omitted then '来源不提供公示日期'
            when owed.due_on is null then '所涉年份没有工作日历'
            when owed.published_date < owed.measure_date then '公示日期早于决定日期'
        end as unjudged_reason,
        case
            when coalesce(owed.published_date, owed.as_of_date) <= owed.due_on
                then cast(null as {{ dbt.type_string() }})
            when owed.published_date is null
                then '强制决定应于 ' || {{ as_text('owed.due_on') }} || ' 前公示，至数据截止日尚未公示'
            else
                '强制决定应于 ' || {{ as_text('owed.due_on') }} || ' 前公示，实际为 '
                || {{ as_text('owed.published_date') }}
        end as fault
    from owed
)

select
    {{ finding_columns(
        'judged', 'publication_other', ('coercive_measure', 'measure_id', 'decision_no'), 'judged.measure_date', 'judged.due_on'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
