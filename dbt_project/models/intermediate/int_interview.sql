with named as (
    select
        listed.period,
        listed.department_code
    from {{ ref('int_published_listing') }} as listed
    -- what has begun goes on, whatever a later version says
    union distinct
    select
        begun.period,
        begun.department_code
    from {{ ref('fct_interview') }} as begun
),

scheme as (
    select
        scheme.period,
        cast({{ scheme_value('interview_within_workdays') }} as bigint) as hold_within,
        cast({{ scheme_value('plan_within_workdays') }} as bigint) as plan_within,
        cast({{ scheme_value('rectification_review_workdays') }} as bigint) as review_within
    from {{ ref('int_score_scheme') }} as scheme
    where scheme.period is not null
    group by scheme.period
)

select
    named.period,
    named.department_code,
    coalesce(listed.department_name, department.department_name) as department_name,
    coalesce(listed.grounds, begun.grounds) as grounds,
    coalesce(listed.version, begun.version) as version,
    listed.signed_on,
    begun.stage,
    begun.notice_on,
    begun.hold_by_date,
    begun.held_on,
    begun.held_by,
    begun.personnel_office,
    begun.plan_by_date,
    begun.plan_on,
    begun.review_by_date,
    begun.reviewed_on,
    begun.review_result,
    begun.closed_on,
    -- a review that failed makes the plan due again
    coalesce(begun.stage = '已复核' and begun.review_result = '不合格', false) as is_failed,
    case
        when begun.stage = '已复核' and begun.review_result = '不合格' then begun.reviewed_on
        else begun.held_on
    end as plan_from,
    coalesce(listed.appearance_count, cast(0 as bigint)) as appearance_count,
    coalesce(listed.consecutive_count, cast(0 as bigint)) as consecutive_count,
    scheme.hold_within,
    scheme.plan_within,
    scheme.review_within
from named
left join {{ ref('int_published_listing') }} as listed
    on named.period = listed.period and named.department_code = listed.department_code
left join {{ ref('fct_interview') }} as begun
    on named.period = begun.period and named.department_code = begun.department_code
left join {{ ref('dim_department') }} as department on named.department_code = department.department_code
left join scheme on named.period = scheme.period
