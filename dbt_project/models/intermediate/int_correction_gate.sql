{%- set text = dbt.type_string() -%}
select
    finding.period,
    finding.department_code,
    'gate/' || finding.reason_code as item_id,
    'gate' as item_kind,
    finding.reason_code as rule_id,
    finding.reason_name_zh as rule_name_zh,
    'blocker' as severity,
    cast(null as {{ text }}) as legal_basis,
    cast(null as {{ text }}) as act_kind,
    cast(null as {{ text }}) as record_no,
    cast(null as {{ text }}) as case_or_decision_no,
    cast(null as {{ text }}) as document_name_zh,
    cast(null as date) as business_date,
    finding.correction_ends_date as due_date,
    cast(null as bigint) as days_late,
    finding.message,
    finding.waiver_id,
    cast(null as {{ text }}) as stream_id,
    cast(null as bigint) as position
from {{ ref('int_gate_finding') }} as finding
