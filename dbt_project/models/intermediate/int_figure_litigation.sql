with record as (
    select
        sued.litigation_id as record_id,
        sued.case_no as record_no,
        sued.department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        sued.received_date,
        sued.heard_date,
        sued.closed_date,
        sued.head_appearance,
        sued.stream_id
    from {{ ref('fct_litigation_case') }} as sued
)

{{ measured('litigation_case', [
    {'code': 'litigation_cases', 'from': 'record.received_date'},
    {'code': 'litigation_closed', 'from': 'record.closed_date'},
    {'code': 'litigation_heard', 'from': 'record.heard_date',
        'where': "coalesce(record.head_appearance, '') <> '无须出庭'"},
    {'code': 'litigation_head_appeared', 'from': 'record.heard_date',
        'where': "record.head_appearance in ('主要负责人', '分管负责人')"},
]) }}
