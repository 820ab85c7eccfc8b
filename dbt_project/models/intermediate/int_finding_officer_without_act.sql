-- Of a certificate's ranges one is enough for its number.
with numbered as (
    select
        held.certificate_id,
        min(held.certificate_no) as certificate_no
    from {{ ref('dim_officer_certificate') }} as held
    group by held.certificate_id
)

select
    'officer_without_act' as finding_kind,
    {{ as_text('participation.cutoff_date') }} || '/' || participation.department_code || '/'
    || participation.person_id as finding_key,
    true as is_main,
    participation.department_code,
    participation.cutoff_date as business_date,
    cast(null as {{ dbt.type_string() }}) as party_key,
    cast(null as {{ dbt.type_string() }}) as severity,
    department.department_name || '持证人员（' || certificate.certificate_no || '）'
    || {{ as_text('scheme.window_from') }} || ' 至 ' || {{ as_text('participation.cutoff_date') }}
    || ' 没有执法记录。' as sentence_zh,
    '0 条' as measured_value,
    '1 条' as limit_value,
    cast(null as {{ dbt.type_string() }}) as rule_id,
    'officer_certificate' as record_kind,
    participation.certificate_id as record_id,
    participation.stream_id
from {{ ref('int_score_participation') }} as participation
inner join {{ ref('int_score_parameter') }} as scheme
    on participation.cutoff_date = scheme.cutoff_date
inner join numbered as certificate
    on participation.certificate_id = certificate.certificate_id
inner join {{ ref('dim_department') }} as department
    on participation.department_code = department.department_code
-- Who is counted in the scored rate: certified long enough, and not away.
where scheme.period is not null and participation.is_scored_holder and not participation.has_act
