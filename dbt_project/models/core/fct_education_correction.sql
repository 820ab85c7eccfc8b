select
    stated.department_code || '/' || stated.record_no as record_id,
    stated.department_code,
    stated.record_no,
    stated.party_name,
    stated.party_name_token,
    stated.party_type,
    stated.party_uscc,
    stated.party_uscc_token,
    stated.item_codes,
    stated.correction_date,
    stated.officer_certificate_nos,
    stated.officer_names,
    stated.officer_names_token,
    stated.uploaded_at,
    stated.first_uploaded_at,
    stated.source,
    stated.stream_id,
    stated.position,
    stated.source_row,
    stated.export_id
from {{ preferred_source(ref('stg_education_correction'), ['record_no']) }} as stated
where stated.preference = 1
