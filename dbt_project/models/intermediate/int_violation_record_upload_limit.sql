with limited as (
    select
        act.*,
        cast(act.first_uploaded_at as date) as uploaded_date,
        {{ workday_limit_date('upload') }} as due_on,
        omission.source is not null as is_omitted
    from {{ ref('int_enforcement_act') }} as act
    {{ join_parameter('record_upload_limit_workdays', 'act', 'act.act_date', 'parameter') }}
    {{ join_upload_limit('act.act_date', 'parameter.value', 'upload') }}
    {{ join_omission('act', 'act.act_kind', 'uploaded_at', 'omission') }}
    -- A case is no record of its own: it is uploaded with its decision.
    where act.act_kind <> 'penalty_case'
),

judged as (
    select
        limited.*,
        case
            when limited.is_omitted then '来源不提供上传时间'
            when limited.act_date is null then '行为日期缺失'
            when limited.first_uploaded_at is null then '上传时间缺失'
            when limited.due_on is null then '所涉年份没有工作日历'
        end as unjudged_reason
    from limited
)

select
    case when judged.unjudged_reason is null then 'violated' else 'unjudged' end as verdict,
    'record_upload_limit' as rule_id,
    judged.department_code,
    judged.act_kind,
    judged.act_id,
    judged.record_no,
    judged.act_date as business_date,
    judged.due_on,
    coalesce(
        judged.unjudged_reason,
        '应于 ' || {{ as_text('judged.due_on') }} || ' 前上传，首次上传为 ' || {{ as_text('judged.uploaded_date') }}
    ) as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    judged.stream_id,
    judged.position
from judged
where judged.unjudged_reason is not null or judged.uploaded_date > judged.due_on
