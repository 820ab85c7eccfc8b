select
    'violated' as verdict,
    'unknown_department' as rule_id,
    department.department_code,
    'department' as act_kind,
    department.department_code as act_id,
    department.department_code as record_no,
    cast(null as date) as business_date,
    cast(null as date) as due_on,
    '执法主体未登记或已撤回，但仍有其报送的记录' as message,
    cast(null as {{ dbt.type_string() }}) as detail,
    department.stream_id,
    department.position
from {{ ref('dim_department') }} as department
left join {{ ref('stg_department') }} as registered
    on department.stream_id = registered.stream_id
where registered.stream_id is null
