with heavy as (
    select
        penalty.decision_id,
        penalty.decision_no,
        penalty.decision_date,
        penalty.department_code,
        penalty.fine_yuan,
        penalty.stream_id,
        penalty.position,
        filed.case_id,
        duty.is_large_fine,
        omission.source is not null as is_omitted,
        not coalesce(penalty.is_hearing_notified, false)
        and not coalesce(penalty.is_hearing_waived, false)
        and coalesce(filed.hearing_held_date > penalty.decision_date, true) as has_no_notice,
        coalesce(filed.legal_review_result = '不通过', filed.legal_review_date is null)
        or coalesce(filed.legal_review_date > penalty.decision_date, false) as has_no_review
    from {{ ref('int_hearing_duty') }} as duty
    inner join {{ ref('fct_penalty') }} as penalty
        on duty.decision_id = penalty.decision_id
    left join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    {{ join_omission('penalty', "'penalty'", 'is_hearing_notified', 'omission') }}
    where coalesce(duty.is_large_fine, true)
),

judged as (
    select
        heavy.*,
        case
            when heavy.is_large_fine is null then '当事人类型、罚款金额或者听证金额标准不明，不知是否为较大数额罚款'
            when heavy.is_omitted and heavy.has_no_notice then '来源不提供是否告知听证权利'
            when heavy.case_id is null and not heavy.has_no_notice then '决定没有对应案件，不知是否经法制审核'
        end as unjudged_reason,
        '较大数额罚款 ' || {{ as_text('heavy.fine_yuan') }} || ' 元，缺少：' || case
            when heavy.case_id is null then '听证权利告知（没有对应案件，不知是否经法制审核）'
            when heavy.has_no_notice and heavy.has_no_review then '听证权利告知、法制审核'
            when heavy.has_no_notice then '听证权利告知'
            else '法制审核'
        end as fault
    from heavy
    where heavy.has_no_notice or heavy.has_no_review
)

select
    {{ finding_columns(
        'judged', 'heavy_fine_without_review', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date'
    ) }}
from judged
