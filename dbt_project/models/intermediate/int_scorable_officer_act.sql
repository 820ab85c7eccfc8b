-- several officers in one record: each counts once, however often and by whatever certificate he is named
select distinct
    act_officer.person_id,
    act_officer.act_kind,
    act_officer.act_id,
    act_officer.act_date
from {{ ref('bridge_act_officer') }} as act_officer
where
    act_officer.is_resolved
    and act_officer.person_id is not null
    and act_officer.act_kind in {{ counted_act_kinds() }}
