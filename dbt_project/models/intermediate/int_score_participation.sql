with certificate as (
    select
        scheme.cutoff_date,
        scheme.window_from,
        scheme.newly_certified_days,
        officer.credit_department_code as department_code,
        officer.person_id,
        officer.certificate_id,
        officer.certified_since,
        officer.valid_from,
        officer.stream_id,
        officer.position,
        case
            when officer.valid_to <= scheme.cutoff_date then 'left'
            when officer.is_enforcement then 'holder'
            else 'supervision_only'
        end as standing
    from {{ ref('int_score_parameter') }} as scheme
    inner join {{ ref('int_scorable_officer') }} as officer
        on
            scheme.cutoff_date >= officer.valid_from
            and scheme.window_from < officer.valid_to
            -- a range turned round is empty: such a certificate was never valid
            and officer.valid_to > officer.valid_from
    where officer.is_enforcement or officer.valid_to > scheme.cutoff_date
),

person as (
    select
        certificate.*,
        row_number() over (
            partition by certificate.cutoff_date, certificate.department_code, certificate.person_id
            -- of several certificates a valid 执法 one decides
            order by
                case certificate.standing when 'holder' then 1 when 'supervision_only' then 2 else 3 end
                asc nulls last,
                certificate.certificate_id asc nulls last,
                certificate.valid_from desc nulls last
        ) as choice_no
    from certificate
),

last_act as (
    select
        scheme.cutoff_date,
        scheme.scoring_from,
        act.person_id,
        act.act_date,
        act.act_id,
        row_number() over (
            partition by scheme.cutoff_date, act.person_id
            order by act.act_date desc nulls last, act.act_kind asc nulls last, act.act_id asc nulls last
        ) as act_no
    from {{ ref('int_score_parameter') }} as scheme
    inner join {{ ref('int_scorable_officer_act') }} as act
        on scheme.window_from <= act.act_date and scheme.cutoff_date >= act.act_date
)

select
    person.cutoff_date,
    person.department_code,
    person.person_id,
    person.certificate_id,
    person.standing,
    person.standing = 'holder' as is_holder,
    person.standing = 'holder'
    and {{ days_between('person.certified_since', 'person.cutoff_date') }} >= person.newly_certified_days
    and not coalesce(absence.is_absent, false) as is_scored_holder,
    coalesce(absence.is_absent, false) as is_absent,
    last_act.act_id is not null as has_act,
    coalesce(last_act.act_date >= last_act.scoring_from, false) as has_scored_act,
    last_act.act_id as last_act_id,
    person.stream_id,
    person.position
from person
left join last_act
    on
        person.cutoff_date = last_act.cutoff_date
        and person.person_id = last_act.person_id
        and last_act.act_no = 1
left join {{ ref('int_score_absence') }} as absence
    on person.cutoff_date = absence.cutoff_date and person.person_id = absence.person_id
where person.choice_no = 1
