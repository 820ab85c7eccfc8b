select
    correction.act_key,
    correction.charged_code as department_code,
    {{ credited('credit', 'charged') }} as credit_department_code,
    correction.record_kind,
    correction.record_id,
    correction.result,
    correction.is_only_minor = 1 as is_minor,
    correction.is_refunded,
    correction.final_date,
    correction.stream_id,
    correction.position
from {{ ref('int_act_correction') }} as correction
inner join {{ ref('dim_department') }} as charged on correction.charged_code = charged.department_code
left join {{ ref('int_score_credit') }} as credit on charged.department_code = credit.department_code
