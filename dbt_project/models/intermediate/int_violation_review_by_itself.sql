select
    'violated' as verdict,
    'review_by_itself' as rule_id,
    review.department_code,
    'case_review' as act_kind,
    review.review_id as act_id,
    review.review_no as record_no,
    review.reviewed_date as business_date,
    cast(null as date) as due_on,
    '案卷 ' || review.case_or_decision_no || ' 由 ' || review.reviewer_department_code
    || ' 评查，与被评查单位为同一单位，评查得分不计' as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    review.stream_id,
    review.position
from {{ ref('fct_case_review') }} as review
left join {{ ref('dim_department') }} as reviewed on review.department_code = reviewed.department_code
left join {{ ref('dim_department') }} as reviewer on review.reviewer_department_code = reviewer.department_code
-- an entrusted organisation and who entrusted it are one account (处罚法 20)
where
    coalesce(reviewed.credit_department_code, review.department_code)
    = coalesce(reviewer.credit_department_code, review.reviewer_department_code)
