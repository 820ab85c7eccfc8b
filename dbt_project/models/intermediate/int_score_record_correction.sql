-- in the quarter in which it became final; a reversal gives the points back in that same quarter
select
    scheme.cutoff_date,
    correction.credit_department_code as department_code,
    'correction' as indicator_code,
    correction.record_kind,
    correction.record_id,
    correction.act_key as evidence_id,
    not correction.is_refunded as in_numerator,
    false as in_denominator,
    case
        when correction.is_refunded then cast(0 as bigint)
        when correction.is_minor then scheme.minor_correction_points
        else scheme.correction_points
    end as numerator_part,
    cast(0 as bigint) as denominator_part,
    case
        when correction.is_refunded then '纠错结果已被推翻，不扣分'
        when correction.is_minor then '程序轻微违法：' || correction.result
        else correction.result
    end as reason,
    correction.stream_id,
    correction.position
from {{ ref('int_score_parameter') }} as scheme
inner join {{ ref('int_scorable_correction') }} as correction
    on scheme.quarter_from <= correction.final_date and scheme.cutoff_date >= correction.final_date
