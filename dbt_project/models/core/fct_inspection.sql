select
    stated.department_code || '/' || stated.inspection_no as inspection_id,
    stated.department_code,
    stated.inspection_no,
    stated.plan_no,
    plan.plan_id,
    stated.item_codes,
    stated.joint_department_codes,
    stated.party_name,
    stated.party_name_token,
    stated.party_type,
    stated.party_uscc,
    stated.party_uscc_token,
    stated.inspection_mode,
    stated.inspection_date,
    stated.officer_certificate_nos,
    stated.officer_names,
    stated.officer_names_token,
    stated.inspection_result,
    stated.hazard_count,
    stated.has_e_certificate,
    stated.campaign,
    stated.uploaded_at,
    stated.first_uploaded_at,
    stated.source,
    stated.stream_id,
    stated.position,
    stated.source_row,
    stated.export_id
from {{ preferred_source(ref('stg_inspection'), ['inspection_no']) }} as stated
left join {{ ref('dim_inspection_plan') }} as plan
    on stated.department_code = plan.department_code and stated.plan_no = plan.plan_no
where stated.preference = 1
