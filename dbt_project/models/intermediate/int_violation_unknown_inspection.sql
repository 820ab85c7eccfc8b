with referring as (
    select
        'corrective_order' as act_kind,
        ordered.order_id as act_id,
        ordered.order_no as record_no,
        ordered.issued_date as business_date,
        ordered.inspection_no,
        ordered.department_code,
        ordered.stream_id,
        ordered.position
    from {{ ref('fct_corrective_order') }} as ordered
    where ordered.inspection_no is not null and ordered.inspection_id is null
    union all
    select
        'inspection_evaluation' as act_kind,
        evaluation.evaluation_id as act_id,
        evaluation.evaluation_no as record_no,
        evaluation.evaluated_date as business_date,
        evaluation.inspection_no,
        evaluation.department_code,
        evaluation.stream_id,
        evaluation.position
    from {{ ref('fct_inspection_evaluation') }} as evaluation
    where evaluation.inspection_id is null
)

select
    'violated' as verdict,
    'unknown_inspection' as rule_id,
    referring.department_code,
    referring.act_kind,
    referring.act_id,
    referring.record_no,
    referring.business_date,
    cast(null as date) as due_on,
    '检查 ' || referring.inspection_no || ' 未登记' as message,
    referring.inspection_no as detail,
    referring.stream_id,
    referring.position
from referring
