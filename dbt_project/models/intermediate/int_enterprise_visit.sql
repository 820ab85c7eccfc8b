with visited as (
    select
        inspection.*,
        {{ party_key('inspection') }} as party_key,
        plan.plan_kind
    from {{ ref('fct_inspection') }} as inspection
    left join {{ ref('dim_inspection_plan') }} as plan
        on inspection.plan_id = plan.plan_id
    where
        inspection.inspection_mode = '现场'
        and inspection.party_type in ('法人及非法人组织', '个体工商户')
        and {{ party_key('inspection') }} is not null
),

-- Where the record does not say why, an order that was re-checked at this door on this day does.
rechecked as (
    select distinct
        ordered.department_code,
        {{ party_key('ordered') }} as party_key,
        ordered.rechecked_date
    from {{ ref('fct_corrective_order') }} as ordered
    where ordered.rechecked_date is not null
)

select
    visited.inspection_id,
    visited.inspection_no,
    visited.department_code,
    visited.inspection_date,
    cast(year(visited.inspection_date) as bigint) as calendar_year,
    visited.party_key,
    visited.plan_no,
    coalesce(visited.inspection_cause, case when rechecked.party_key is not null then '复查' end) as cause,
    coalesce(visited.inspection_cause, case when rechecked.party_key is not null then '复查' end, '计划')
    in ('线索', '复查', '交办') as is_called_for,
    visited.joint_department_codes,
    visited.joint_department_codes is not null or coalesce(visited.plan_kind, '') = '综合查一次' as is_combined,
    visited.has_e_certificate,
    coalesce(visited.officer_certificate_nos, visited.officer_names_token) as officers,
    visited.source,
    visited.stream_id,
    visited.position
from visited
left join rechecked
    on
        visited.department_code = rechecked.department_code
        and visited.party_key = rechecked.party_key
        and visited.inspection_date = rechecked.rechecked_date
