with owed as (
    select
        penalty.*,
        annulled.annulment,
        annulled.annulled_date,
        data_as_of.as_of_date,
        omission.source is not null as is_omitted,
        {{ workday_limit_date('withdrawal') }} as due_on
    from {{ ref('int_annulled_penalty') }} as annulled
    inner join {{ ref('fct_penalty') }} as penalty
        on annulled.decision_id = penalty.decision_id
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on penalty.source = data_as_of.source
    {{ join_parameter('publication_withdrawal_workdays', 'penalty', 'annulled.annulled_date', 'parameter') }}
    {{ join_workday_limit('annulled.annulled_date', 'parameter.value', 'withdrawal') }}
    {{ join_omission('penalty', "'penalty'", 'publication_withdrawn_date', 'omission') }}
    where
        penalty.published_date is not null
        and (annulled.annulled_date is null or parameter.value is not null)
),

judged as (
    select
        owed.*,
        case
            when owed.annulled_date is null then '决定已被' || owed.annulment || '，但复议或者诉讼案件未填办结日期'
            when owed.is_omitted then '来源不提供撤回公示日期'
            when owed.due_on is null then '所涉年份没有工作日历'
        end as unjudged_reason,
        case
            when coalesce(owed.publication_withdrawn_date, owed.as_of_date) <= owed.due_on
                then cast(null as {{ dbt.type_string() }})
            when owed.publication_withdrawn_date is null
                then
                    '决定已被' || owed.annulment || '，应于 ' || {{ as_text('owed.due_on') }}
                    || ' 前撤回公示，至数据截止日尚未撤回'
            else
                '决定已被' || owed.annulment || '，应于 ' || {{ as_text('owed.due_on') }} || ' 前撤回公示，实际为 '
                || {{ as_text('owed.publication_withdrawn_date') }}
        end as fault
    from owed
)

select
    {{ finding_columns(
        'judged', 'publication_withdrawn', ('penalty', 'decision_id', 'decision_no'),
        'coalesce(judged.annulled_date, judged.decision_date)', 'judged.due_on'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
