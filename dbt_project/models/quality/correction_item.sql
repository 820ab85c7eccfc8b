{% for kind in ['document', 'violation', 'reject', 'gate'] %}
select
    item.period,
    item.department_code,
    item.item_id,
    item.item_kind,
    item.rule_id,
    item.rule_name_zh,
    item.severity,
    item.legal_basis,
    item.act_kind,
    item.record_no,
    item.case_or_decision_no,
    item.document_name_zh,
    item.business_date,
    item.due_date,
    item.days_late,
    item.message,
    item.waiver_id is not null as is_waived,
    item.waiver_id,
    item.stream_id,
    item.position
from {{ ref('int_correction_' ~ kind) }} as item
{{ 'union all' if not loop.last }}
{%- endfor %}
