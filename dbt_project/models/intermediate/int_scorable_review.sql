select
    review.review_id,
    {{ credited('credit', 'review') }} as credit_department_code,
    {{ credited('credit', 'review') }} || '/' || review.case_or_decision_no as file_id,
    review.period,
    review.reviewed_date,
    -- whole hundredths of a point, of 10,000 attainable; one fatal fault spoils the file
    case
        when review.veto_item is not null then cast(0 as bigint)
        else cast({{ round_decimal('least(review.review_score, 100) * 100', 0) }} as bigint)
    end as score_in_hundredths,
    review.veto_item is not null as has_veto,
    review.stream_id,
    review.position
from {{ ref('fct_case_review') }} as review
left join {{ ref('int_score_credit') }} as credit
    on review.department_code = credit.department_code
left join {{ ref('int_score_credit') }} as reviewer
    on review.reviewer_department_code = reviewer.department_code
-- nobody reviews its own files: rule review_by_itself lists such a review
where
    coalesce(reviewer.credit_department_code, review.reviewer_department_code)
    <> {{ credited('credit', 'review') }}
