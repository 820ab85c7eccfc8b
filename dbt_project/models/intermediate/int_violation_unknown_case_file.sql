select
    'violated' as verdict,
    'unknown_case_file' as rule_id,
    document.department_code,
    'case_document' as act_kind,
    document.document_id as act_id,
    document.case_or_decision_no as record_no,
    cast(document.first_uploaded_at as date) as business_date,
    cast(null as date) as due_on,
    '材料所属的案件或决定 ' || document.case_or_decision_no || ' 未登记' as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    document.stream_id,
    document.position
from {{ ref('fct_case_document') }} as document
where document.case_id is null and document.decision_id is null
