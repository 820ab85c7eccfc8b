{#- Measures of each kind of order: how many, and how many opinions they hold. -#}
{%- set kinds = [
    ('责令整改', 'rectification_orders', 'rectification_opinions'),
    ('暂停施工', 'stop_work_orders', 'stop_work_opinions'),
    ('现场处理', 'measures', none),
    ('挂牌督办', 'listed_supervision', none),
] -%}
{%- set measures = [] -%}
{%- for kind, orders, opinions in kinds -%}
    {%- set where = "record.order_kind = '" ~ kind ~ "'" -%}
    {%- set order = {'code': orders, 'from': 'record.issued_date', 'where': where} -%}
    {%- do measures.append(order) -%}
    {%- if opinions -%}
        {%- do measures.append(dict(order, code=opinions, quantity='record.opinion_count')) -%}
    {%- endif -%}
{%- endfor -%}
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

{{ measured('corrective_order', measures) }}
