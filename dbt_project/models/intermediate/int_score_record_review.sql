with reviewed as (
    select
        scheme.cutoff_date,
        review.credit_department_code as department_code,
        review.file_id,
        count(*) as reviews,
        sum(review.score_in_hundredths) as earned,
        max(case when review.has_veto then 1 else 0 end) as has_veto,
        max(review.review_id) as review_id,
        max(review.stream_id) as stream_id,
        max(review.position) as position
    from {{ ref('int_score_parameter') }} as scheme
    inner join {{ ref('int_scorable_review') }} as review
        on
            review.period = {{ quarter_of('scheme.cutoff_date') }}
            -- a quarter's files are reviewed after it; on a day inside it only what has been reviewed is known
            and (scheme.period is not null or scheme.cutoff_date >= review.reviewed_date)
    group by scheme.cutoff_date, review.credit_department_code, review.file_id
)

select
    reviewed.cutoff_date,
    reviewed.department_code,
    'case_file_review' as indicator_code,
    'case_file' as record_kind,
    reviewed.file_id as record_id,
    reviewed.review_id as evidence_id,
    true as in_numerator,
    true as in_denominator,
    -- several reviews of one file: their mean, half up
    cast({{ divide_half_up('reviewed.earned', 'reviewed.reviews', 0) }} as bigint) as numerator_part,
    cast(10000 as bigint) as denominator_part,
    case
        when reviewed.has_veto = 1 then '评查有一票否决项，该次记零分'
        when reviewed.reviews > 1 then '多次评查取平均分'
        else '评查得分'
    end as reason,
    reviewed.stream_id,
    reviewed.position
from reviewed
