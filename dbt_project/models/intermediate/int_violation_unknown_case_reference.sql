{%- set referring = [
    ('corrective_order', 'order_id', 'order_no', 'issued_date'),
    ('coercive_measure', 'measure_id', 'decision_no', 'measure_date'),
    ('clue', 'clue_id', 'order_no', 'received_date'),
    ('case_handover', 'handover_id', 'case_no', 'listed_date'),
] -%}
with referring as (
    {% for feed, id, number, day in referring %}
    select
        '{{ feed }}' as act_kind,
        record.{{ id }} as act_id,
        record.{{ number }} as record_no,
        record.{{ day }} as business_date,
        record.case_no as named_no,
        '案件 ' || record.case_no || ' 未登记' as message,
        record.department_code,
        record.stream_id,
        record.position
    from {{ ref('fct_' ~ feed) }} as record
    where record.case_no is not null and record.case_id is null
    union all
    {% endfor %}
    select
        'case_review' as act_kind,
        review.review_id as act_id,
        review.review_no as record_no,
        review.reviewed_date as business_date,
        review.case_or_decision_no as named_no,
        '被评查的案件或决定 ' || review.case_or_decision_no || ' 未登记' as message,
        review.department_code,
        review.stream_id,
        review.position
    from {{ ref('fct_case_review') }} as review
    where review.case_id is null and review.decision_id is null
)

select
    'violated' as verdict,
    'unknown_case_reference' as rule_id,
    referring.department_code,
    referring.act_kind,
    referring.act_id,
    referring.record_no,
    referring.business_date,
    cast(null as date) as due_on,
    referring.message,
    referring.named_no as detail,
    referring.stream_id,
    referring.position
from referring
