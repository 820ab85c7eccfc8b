with penalty as (
    select
        decided.*,
        coalesce(decided.officer_certificate_nos, decided.officer_names_token) is null as takes_officers_of_case,
        filed.officer_certificate_nos as case_certificate_nos,
        filed.officer_names_token as case_names_token,
        filed.item_codes as case_item_codes
    from {{ ref('fct_penalty') }} as decided
    left join {{ ref('fct_penalty_case') }} as filed
        on decided.case_id = filed.case_id
)

select
    'inspection' as act_kind,
    inspection.inspection_id as act_id,
    inspection.inspection_no as record_no,
    inspection.inspection_date as act_date,
    inspection.department_code,
    inspection.joint_department_codes,
    inspection.item_codes,
    inspection.officer_certificate_nos,
    inspection.officer_names_token,
    inspection.first_uploaded_at,
    true as is_counted,
    inspection.source,
    inspection.stream_id,
    inspection.position
from {{ ref('fct_inspection') }} as inspection
union all
select
    'penalty' as act_kind,
    penalty.decision_id as act_id,
    penalty.decision_no as record_no,
    penalty.decision_date as act_date,
    penalty.department_code,
    cast(null as {{ dbt.type_string() }}) as joint_department_codes,
    coalesce(penalty.item_codes, penalty.case_item_codes) as item_codes,
    case
        when penalty.takes_officers_of_case then penalty.case_certificate_nos else penalty.officer_certificate_nos
    end as officer_certificate_nos,
    case
        when penalty.takes_officers_of_case then penalty.case_names_token else penalty.officer_names_token
    end as officer_names_token,
    penalty.first_uploaded_at,
    penalty.is_counted,
    penalty.source,
    penalty.stream_id,
    penalty.position
from penalty
union all
select
    'education_correction' as act_kind,
    correction.record_id as act_id,
    correction.record_no,
    correction.correction_date as act_date,
    correction.department_code,
    cast(null as {{ dbt.type_string() }}) as joint_department_codes,
    correction.item_codes,
    correction.officer_certificate_nos,
    correction.officer_names_token,
    correction.first_uploaded_at,
    true as is_counted,
    correction.source,
    correction.stream_id,
    correction.position
from {{ ref('fct_education_correction') }} as correction
union all
select
    'penalty_case' as act_kind,
    filed.case_id as act_id,
    filed.case_no as record_no,
    filed.filed_date as act_date,
    filed.department_code,
    cast(null as {{ dbt.type_string() }}) as joint_department_codes,
    filed.item_codes,
    filed.officer_certificate_nos,
    filed.officer_names_token,
    filed.first_uploaded_at,
    true as is_counted,
    filed.source,
    filed.stream_id,
    filed.position
from {{ ref('fct_penalty_case') }} as filed
