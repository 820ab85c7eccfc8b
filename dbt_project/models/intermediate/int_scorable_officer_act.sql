-- several officers in one record: each counts once, however often and by whatever certificate he is named
select distinct
    act_officer.person_id,
    act_officer.act_kind,
    act_officer.act_id,
    act_officer.act_date
from {{ ref('bridge_act_officer') }} as act_officer
-- acts that count
inner join {{ ref('int_scorable_act') }} as act
    on act_officer.act_kind = act.act_kind and act_officer.act_id = act.act_id
where
    act_officer.is_resolved
    and act_officer.person_id is not null
