with limited as (
    select
        act.*,
        {{ workday_limit_date('upload') }} as upload_due_date
    from {{ ref('int_enforcement_act') }} as act
    {{ join_parameter('record_upload_limit_workdays', 'act', 'act.act_date', 'parameter') }}
    {{ join_upload_limit('act.act_date', 'parameter.value', 'upload') }}
    -- what only a source of findings knows was not reported by the department: a finding, and no record
    where act.act_kind in {{ counted_act_kinds() }} and act.is_counted
)

select
    act.act_kind,
    act.act_id,
    act.record_no,
    act.department_code,
    {{ credited('credit', 'act') }} as credit_department_code,
    act.act_date,
    act.first_uploaded_at,
    act.upload_due_date,
    {{ waived_by('waiver') }} is not null as is_upload_waived,
    act.source,
    act.stream_id,
    act.position
from limited as act
left join {{ ref('int_score_credit') }} as credit
    on act.department_code = credit.department_code
{{ join_waiver('act', "'record_upload_limit'", 'act.record_no', quarter_of('act.upload_due_date'), 'waiver') }}
