with record as (
    select
        filed.case_id as record_id,
        filed.case_no as record_no,
        account.account_code as department_code,
        filed.campaign,
        filed.filed_date,
        coalesce(filed.closed_date, filed.filed_date) as handled_date,
        filed.outcome,
        filed.lenient_amount_yuan,
        filed.leniency_list is not null and filed.lenient_kind = '不予处罚' as is_not_penalised,
        filed.leniency_list is not null and filed.lenient_kind in ('从轻处罚', '减轻处罚') as is_reduced,
        filed.stream_id
    from {{ ref('fct_penalty_case') }} as filed
    {{ join_account('filed') }}
)

{{ measured('penalty_case', [
    {'code': 'cases', 'from': 'record.filed_date'},
    {'code': 'cases_handled', 'from': 'record.handled_date'},
    {'code': 'referred', 'from': 'record.handled_date', 'where': "record.outcome = '移送司法'"},
    {'code': 'not_penalised', 'from': 'record.handled_date', 'where': 'record.is_not_penalised'},
    {'code': 'not_penalised_yuan', 'from': 'record.handled_date', 'quantity': 'record.lenient_amount_yuan',
        'where': 'record.is_not_penalised and record.lenient_amount_yuan is not null'},
    {'code': 'reduced', 'from': 'record.handled_date', 'where': 'record.is_reduced'},
    {'code': 'reduced_yuan', 'from': 'record.handled_date', 'quantity': 'record.lenient_amount_yuan',
        'where': 'record.is_reduced and record.lenient_amount_yuan is not null'},
]) }}
