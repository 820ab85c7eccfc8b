with record as (
    select
        permit.permit_id as record_id,
        permit.permit_no as record_no,
        account.account_code as department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        permit.decided_date,
        permit.decision,
        permit.stream_id
    from {{ ref('fct_permit') }} as permit
    {{ join_account('permit') }}
)

{{ measured('permit', [
    {'code': 'permits', 'from': 'record.decided_date', 'where': "record.decision = '准予许可'"},
]) }}
