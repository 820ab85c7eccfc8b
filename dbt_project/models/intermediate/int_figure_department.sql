with record as (
    select
        department.department_code as record_id,
        department.department_code as record_no,
        department.department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        department.kind,
        coalesce(department.active_from, make_date(1900, 1, 1)) as active_from,
        coalesce({{ add_days('department.active_to', -1) }}, {{ no_end() }}) as last_day,
        department.stream_id
    from {{ ref('dim_department') }} as department
    -- a department known only from its records (no kind) is none yet
    where department.is_in_statistics and department.kind <> '受委托组织'
)

{{ measured('department', [
    {'code': 'departments', 'from': 'record.active_from', 'to': 'record.last_day'},
    {'code': 'sub_districts', 'from': 'record.active_from', 'to': 'record.last_day', 'where': "record.kind = '街镇'"},
]) }}
