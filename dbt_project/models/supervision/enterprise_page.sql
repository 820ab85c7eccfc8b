select
    event.party_key,
    event.event_date,
    event.event_kind,
    event.department_code,
    department.department_name,
    event.what_zh,
    event.result_zh,
    event.record_id,
    event.record_no,
    event.stream_id,
    event.position
from {{ ref('int_enterprise_event') }} as event
inner join {{ ref('dim_department') }} as department
    on event.department_code = department.department_code
where event.party_type in ('法人及非法人组织', '个体工商户')
