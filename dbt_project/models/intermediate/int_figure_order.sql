with record as (
    select
        issued.order_id as record_id,
        issued.order_no as record_no,
        account.account_code as department_code,
        issued.campaign,
        issued.issued_date,
        issued.order_kind,
        coalesce(issued.opinion_count, 0) as opinion_count,
        issued.stream_id
    from {{ ref('fct_corrective_order') }} as issued
    {{ join_account('issued') }}
)

{{ measured('corrective_order', [
    {'code': 'rectification_orders', 'from': 'record.issued_date', 'where': "record.order_kind = '责令整改'"},
    {'code': 'rectification_opinions', 'from': 'record.issued_date', 'where': "record.order_kind = '责令整改'",
        'quantity': 'record.opinion_count'},
    {'code': 'stop_work_orders', 'from': 'record.issued_date', 'where': "record.order_kind = '暂停施工'"},
    {'code': 'stop_work_opinions', 'from': 'record.issued_date', 'where': "record.order_kind = '暂停施工'",
        'quantity': 'record.opinion_count'},
    {'code': 'measures', 'from': 'record.issued_date', 'where': "record.order_kind = '现场处理'"},
    {'code': 'listed_supervision', 'from': 'record.issued_date', 'where': "record.order_kind = '挂牌督办'"},
]) }}
