-- A department reports to the source that registers it; what it owes is due when the limit for uploading ends.
with elsewhere as (
    select
        penalty.department_code,
        penalty.decision_id,
        penalty.decision_no,
        penalty.decision_date,
        penalty.source,
        penalty.stream_id,
        penalty.position,
        reached.source as own_source,
        reached.as_of_date
    from {{ ref('fct_penalty') }} as penalty
    inner join {{ ref('dim_department') }} as department
        on penalty.department_code = department.department_code
    inner join {{ ref('stg_feed_as_of') }} as reached
        on department.source = reached.source and reached.feed = 'penalty'
    -- What the office has voided was reported.
    left join {{ ref('fct_voiding') }} as voiding
        on
            penalty.department_code = voiding.department_code
            and penalty.decision_no = voiding.record_no
            and voiding.voided_feed = 'penalty'
            and voiding.is_in_force
    where
        not department.is_provisional
        and penalty.source <> department.source
        and penalty.decision_date <= reached.as_of_date
        and voiding.voided_stream_id is null
),

limited as (
    select
        elsewhere.*,
        {{ workday_limit_date('upload') }} as due_on
    from elsewhere
    {{ join_parameter('record_upload_limit_workdays', 'elsewhere', 'elsewhere.decision_date', 'parameter') }}
    {{ join_workday_limit('elsewhere.decision_date', 'parameter.value', 'upload') }}
),

judged as (
    select
        limited.*,
        case when limited.due_on is null then '所涉年份没有工作日历' end as unjudged_reason,
        '来源 ' || limited.source || ' 有此决定，部门截至 ' || {{ as_text('limited.as_of_date') }} || ' 未报送（应于 '
        || {{ as_text('limited.due_on') }} || ' 前上传）' as fault
    from limited
)

select
    {{ finding_columns(
        'judged', 'unreported_act', ['penalty', 'decision_id', 'decision_no'], 'judged.decision_date', 'judged.due_on',
        'judged.source'
    ) }}
from judged
where judged.due_on is null or judged.due_on <= judged.as_of_date
