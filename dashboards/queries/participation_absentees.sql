-- 没有执法记录的持证人员 / Holders without an act in the window of a quarter.
-- Parameters: period ('2024Q4'), department (null for all)
with certificate as (
    select
        held.certificate_id,
        min(held.person_id) as person_id,
        min(held.person_name) as person_name,
        min(held.certificate_no) as certificate_no
    from core.dim_officer_certificate as held
    group by held.certificate_id
)

select
    certificate.person_id,
    certificate.person_name,
    counted.department_code,
    department.department_name,
    certificate.certificate_no,
    counted.reason,
    scored.in_denominator as is_scored_holder,
    scored.reason as scored_reason,
    counted.stream_id
from scoring.indicator_record as counted
left join certificate on counted.record_id = certificate.certificate_id
left join core.dim_department as department on counted.department_code = department.department_code
left join scoring.indicator_record as scored
    on
        counted.period = scored.period
        and counted.department_code = scored.department_code
        and counted.record_id = scored.record_id
        and scored.indicator_code = 'participation'
where
    counted.indicator_code = 'participation_published'
    and counted.period = $period
    and counted.in_denominator
    and not counted.in_numerator
    and ($department is null or counted.department_code = $department)
order by counted.department_code asc nulls last, certificate.certificate_no asc nulls last
