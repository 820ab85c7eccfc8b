select
    missing.due_quarter as period,
    department.credit_department_code as department_code,
    -- without its state: what was missing and comes late stays the same thing to mend
    'document/' || missing.subject_kind || '/' || missing.subject_id || '/' || missing.requirement_id as item_id,
    missing.state || '_document' as item_kind,
    missing.requirement_id as rule_id,
    case when missing.state = 'missing' then '案卷材料缺失' else '案卷材料逾期' end as rule_name_zh,
    'warning' as severity,
    requirement.legal_basis,
    missing.subject_kind as act_kind,
    missing.subject_no as record_no,
    missing.subject_no as case_or_decision_no,
    missing.document_name_zh,
    missing.stage_date as business_date,
    missing.due_date,
    missing.days_late,
    missing.document_name_zh || '应于 ' || {{ as_text('missing.due_date') }} || case
        when missing.state = 'missing' then ' 前归集，尚未归集'
        else ' 前归集，首次上传为 ' || {{ as_text('cast(missing.first_uploaded_at as date)') }}
    end as message,
    missing.waiver_id,
    missing.stream_id,
    missing.position
from {{ ref('missing_document') }} as missing
inner join {{ ref('dim_department') }} as department on missing.department_code = department.department_code
inner join {{ ref('document_requirement') }} as requirement
    on
        missing.requirement_id = requirement.requirement_id
        and missing.procedure_kind = requirement.procedure_kind
        and {{ in_force('missing.stage_date', 'requirement') }}
