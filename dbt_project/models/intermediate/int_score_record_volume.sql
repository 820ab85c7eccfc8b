select
    record.cutoff_date,
    record.department_code,
    'per_officer_volume' as indicator_code,
    record.act_kind as record_kind,
    record.act_id as record_id,
    cast(null as {{ dbt.type_string() }}) as evidence_id,
    true as in_numerator,
    false as in_denominator,
    '归集信息' as reason,
    record.stream_id,
    record.position
from {{ ref('int_score_volume') }} as record
union all
select
    officer.cutoff_date,
    officer.department_code,
    'per_officer_volume' as indicator_code,
    'officer' as record_kind,
    officer.certificate_id as record_id,
    officer.last_act_id as evidence_id,
    false as in_numerator,
    true as in_denominator,
    '参与执法人员' as reason,
    officer.stream_id,
    officer.position
from {{ ref('int_score_participation') }} as officer
where officer.is_holder and officer.has_act
