-- a certificate has several ranges: here it is one number of one department
with certificate_number as (
    select distinct
        held.certificate_id,
        held.department_code,
        held.certificate_no,
        held.person_id
    from {{ ref('dim_officer_certificate') }} as held
),

by_number as (
    select
        act.act_kind,
        act.act_id,
        part.item as officer_reference,
        certificate.certificate_id,
        row_number() over (
            partition by act.act_kind, act.act_id, part.item
            order by
                case when certificate.certificate_id is null then 1 else 0 end asc nulls last,
                party.department_rank asc nulls last,
                certificate.certificate_id asc nulls last
        ) as preference
    from {{ ref('int_enforcement_act') }} as act
    {{ each_item('act.officer_certificate_nos', 'part') }}
    left join {{ ref('int_act_department') }} as party
        on act.act_kind = party.act_kind and act.act_id = party.act_id
    left join certificate_number as certificate
        on party.department_code = certificate.department_code and part.item = certificate.certificate_no
    where certificate.certificate_id is not null or party.department_rank = 1
),

by_name as (
    select
        act.act_kind,
        act.act_id,
        part.item as officer_reference,
        -- Of several certificates of one person the one for enforcing is used.
        coalesce(
            min(case when certificate.certificate_kind = '执法' then certificate.certificate_id end),
            min(certificate.certificate_id)
        ) as certificate_id,
        count(distinct certificate.person_id) as person_count
    from {{ ref('int_enforcement_act') }} as act
    {{ each_item('act.officer_names_token', 'part') }}
    left join {{ ref('int_act_department') }} as party
        on act.act_kind = party.act_kind and act.act_id = party.act_id
    left join {{ ref('dim_officer_certificate') }} as certificate
        on
            party.department_code = certificate.department_code
            and part.item = certificate.person_name_token
            and {{ in_force('act.act_date', 'certificate') }}
    where act.officer_certificate_nos is null
    group by act.act_kind, act.act_id, part.item
),

matched as (
    select
        by_number.act_kind,
        by_number.act_id,
        by_number.officer_reference,
        by_number.certificate_id,
        'certificate' as match_method
    from by_number
    where by_number.preference = 1
    union all
    select
        by_name.act_kind,
        by_name.act_id,
        by_name.officer_reference,
        case when by_name.person_count = 1 then by_name.certificate_id end as certificate_id,
        'name' as match_method
    from by_name
)

select
    matched.act_kind,
    matched.act_id,
    act.act_date,
    act.department_code,
    matched.officer_reference,
    certificate.certificate_id,
    certificate.department_code as certificate_department_code,
    certificate.person_id,
    case when certificate.certificate_id is not null then matched.match_method end as match_method,
    certificate.certificate_id is not null as is_resolved
from matched
inner join {{ ref('int_enforcement_act') }} as act
    on matched.act_kind = act.act_kind and matched.act_id = act.act_id
left join certificate_number as certificate
    on matched.certificate_id = certificate.certificate_id
