with record as (
    select
        inspection.inspection_id as record_id,
        inspection.inspection_no as record_no,
        account.account_code as department_code,
        inspection.campaign,
        inspection.inspection_date,
        {{ party_key('inspection') }} as party_key,
        coalesce(inspection.hazard_count, 0) as hazard_count,
        {{ list_length('inspection.item_codes') }} as item_count,
        {{ list_length('coalesce(inspection.officer_certificate_nos, inspection.officer_names_token)') }}
            as officer_count,
        inspection.stream_id
    from {{ ref('fct_inspection') }} as inspection
    {{ join_account('inspection') }}
)

{{ measured('inspection', [
    {'code': 'inspections', 'from': 'record.inspection_date'},
    {'code': 'inspection_items', 'from': 'record.inspection_date', 'quantity': 'record.item_count',
        'where': 'record.item_count > 0'},
    {'code': 'inspection_officers', 'from': 'record.inspection_date', 'quantity': 'record.officer_count',
        'where': 'record.officer_count > 0'},
    {'code': 'enterprises', 'from': 'record.inspection_date', 'key': 'record.party_key',
        'where': 'record.party_key is not null'},
    {'code': 'hazards', 'from': 'record.inspection_date', 'quantity': 'record.hazard_count',
        'where': 'record.hazard_count > 0'},
]) }}
