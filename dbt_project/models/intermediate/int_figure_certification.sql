with changed as (
    select
        change.department_code || '/' || change.certificate_no as record_id,
        change.certificate_no as record_no,
        change.department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        change.change_date,
        change.change_kind,
        change.stream_id
    from {{ ref('fct_certificate_change') }} as change
    {{ join_account('change') }}
),

certified as (
    select
        certification.certificate_id as record_id,
        certification.certificate_no as record_no,
        account.account_code as department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        certification.change_date,
        certification.change_kind,
        certification.stream_id
    from {{ ref('fct_officer_certification') }} as certification
    {{ join_account('certification') }}
    where certification.certificate_kind = '执法'
)

{{ measured('officer_certificate', [
    {'code': 'certificates_issued', 'from': 'record.change_date', 'where': "record.change_kind = 'issued'"},
    {'code': 'certificates_cancelled', 'from': 'record.change_date',
        'where': "record.change_kind = 'cancelled'"},
], 'certified') }}
union all
{{ measured('certificate_change', [
    {'code': 'certificate_changes', 'from': 'record.change_date', 'where': "record.change_kind = '变更'"},
    {'code': 'certificate_change_departments', 'from': 'record.change_date', 'key': 'record.department_code',
        'where': "record.change_kind = '变更'"},
], 'changed') }}
