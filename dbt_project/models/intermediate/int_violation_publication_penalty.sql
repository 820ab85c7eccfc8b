with owed as (
    select
        penalty.*,
        data_as_of.as_of_date,
        omission.source is not null as is_omitted,
        {{ workday_limit_date('publication') }} as due_on
    from {{ ref('fct_penalty') }} as penalty
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on penalty.source = data_as_of.source
    left join {{ ref('int_annulled_penalty') }} as annulled
        on penalty.decision_id = annulled.decision_id
    {{ join_parameter('publication_penalty_workdays', 'penalty', 'penalty.decision_date', 'parameter') }}
    {{ join_parameter('publication_ordinary_only', 'penalty', 'penalty.decision_date', 'ordinary_only') }}
    {{ join_parameter('publication_warning_exempt', 'penalty', 'penalty.decision_date', 'warning_exempt') }}
    {{ join_workday_limit('penalty.decision_date', 'parameter.value', 'publication') }}
    {{ join_omission('penalty', "'penalty'", 'published_date', 'omission') }}
    where
        (penalty.decision_date is null or parameter.value is not null)
        and not (coalesce(ordinary_only.value, 0) = 1 and penalty.procedure_kind = '简易')
        and not (coalesce(warning_exempt.value, 0) = 1 and coalesce(penalty.penalty_kinds = '警告', false))
        -- What was annulled before it was published is published no more.
        and not (penalty.published_date is null and annulled.decision_id is not null)
),

judged as (
    select
        owed.*,
        case
            when owed.decision_date is null then '决定日期缺失'
            when owed.is_omitted then '来源不提供公示日期'
            when owed.due_on is null then '所涉年份没有工作日历'
            when owed.published_date < owed.decision_date then '公示日期早于决定日期'
        end as unjudged_reason,
        case
            when coalesce(owed.published_date, owed.as_of_date) <= owed.due_on
                then cast(null as {{ dbt.type_string() }})
            when owed.published_date is null
                then '处罚决定应于 ' || {{ as_text('owed.due_on') }} || ' 前公示，至数据截止日尚未公示'
            else
                '处罚决定应于 ' || {{ as_text('owed.due_on') }} || ' 前公示，实际为 '
                || {{ as_text('owed.published_date') }}
        end as fault
    from owed
)

select
    {{ finding_columns(
        'judged', 'publication_penalty', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date',
        'judged.due_on'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
