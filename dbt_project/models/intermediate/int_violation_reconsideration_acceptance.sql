with judged as (
    select
        review.*,
        review.supplement_requested_date > review.request_due_on as is_request_late,
        case
            when review.decided_date is null and review.acceptance in ('受理', '不予受理', '告知', '撤回')
                then '已填审查结果，但未填日期'
            when review.due_on is null or review.request_due_on is null then '所涉年份没有工作日历'
        end as unjudged_reason
    from {{ ref('int_reconsideration_review') }} as review
    where
        coalesce(review.closing_kind, '未办结') <> '案前调解和解'
        and (
            review.supplement_requested_date > review.request_due_on
            or (
                review.counted_from_date is not null
                and (
                    review.acceptance = '视为受理'
                    or coalesce(review.decided_date, review.as_of_date) > review.due_on
                    or (review.decided_date is null and review.acceptance in ('受理', '不予受理', '告知', '撤回'))
                    or (
                        review.due_on is null
                        and coalesce(review.decided_date, review.as_of_date) > review.counted_from_date
                    )
                )
            )
        )
),

worded as (
    select
        judged.*,
        case when judged.is_request_late then judged.request_due_on else judged.due_on end as limit_date,
        case
            when judged.is_request_late
                then
                    '应于 ' || {{ as_text('judged.request_due_on') }} || ' 前通知补正，实际为 '
                    || {{ as_text('judged.supplement_requested_date') }}
            when judged.acceptance = '视为受理'
                then '至 ' || {{ as_text('judged.due_on') }} || ' 未作出是否受理的决定，视为受理'
            when judged.decided_date is null
                then '应于 ' || {{ as_text('judged.due_on') }} || ' 前审查是否受理，至数据截止日尚未作出，视为受理'
            else
                '应于 ' || {{ as_text('judged.due_on') }} || ' 前审查是否受理，实际为 '
                || {{ as_text('judged.decided_date') }}
        end as fault
    from judged
    -- Where silence is acceptance only a refusal can come too late.
    where not judged.is_accepted_by_silence or judged.acceptance in ('不予受理', '告知')
)

select
    {{ finding_columns(
        'worded', 'reconsideration_acceptance', ('reconsideration_case', 'reconsideration_id', 'case_no'),
        'worded.received_date', 'worded.limit_date'
    ) }}
from worded
