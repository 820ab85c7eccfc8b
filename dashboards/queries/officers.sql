-- 执法人员名册 / Officers of each department with their latest certificate and their acts over the year before.
-- Parameters: as_of (DATE), department, state ('valid', 'lapsed'), person (person_id); null for all but the day
with certificate as (
    select
        held.*,
        row_number() over (
            partition by held.person_id, held.department_code
            order by held.valid_to desc nulls first, held.certificate_id desc nulls last
        ) as recency
    from core.dim_officer_certificate as held
    where held.valid_from <= cast($as_of as date)
),

acted as (
    select
        done.person_id,
        done.certificate_department_code,
        cast(count(distinct done.act_kind || '/' || done.act_id) as bigint) as act_count,
        max(done.act_date) as last_act_date
    from core.bridge_act_officer as done
    where
        done.act_kind <> 'penalty_case'
        and done.act_date > cast($as_of as date) - 365
        and done.act_date <= cast($as_of as date)
    group by done.person_id, done.certificate_department_code
)

select
    certificate.person_id,
    certificate.person_name,
    certificate.department_code,
    department.department_name,
    certificate.certificate_no,
    certificate.certificate_kind,
    certificate.valid_from,
    certificate.valid_to - 1 as last_valid_date,
    case
        when certificate.valid_to is null or certificate.valid_to > cast($as_of as date) then 'valid' else 'lapsed'
    end as certificate_state,
    certificate.cancel_reason,
    coalesce(acted.act_count, 0) as act_count,
    acted.last_act_date,
    certificate.stream_id
from certificate
left join core.dim_department as department on certificate.department_code = department.department_code
left join acted
    on
        certificate.person_id = acted.person_id
        and certificate.department_code = acted.certificate_department_code
where
    certificate.recency = 1
    and ($department is null or certificate.department_code = $department)
    and ($person is null or certificate.person_id = $person)
    and (
        $state is null
        or ($state = 'valid') = (certificate.valid_to is null or certificate.valid_to > cast($as_of as date))
    )
order by
    certificate.department_code asc nulls last, certificate_state desc nulls last,
    certificate.certificate_no asc nulls last
