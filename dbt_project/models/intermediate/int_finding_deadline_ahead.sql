with held as (
    select
        certificate.*,
        row_number() over (
            partition by certificate.person_id, certificate.department_code
            order by certificate.valid_to desc nulls last, certificate.certificate_id desc nulls last
        ) as recency
    from {{ ref('dim_officer_certificate') }} as certificate
    where certificate.certificate_kind = '执法'
),

owed as (
    select
        deadline.duty_zh,
        deadline.record_kind,
        deadline.record_id,
        deadline.record_no,
        deadline.detail,
        deadline.department_code,
        deadline.due_on,
        deadline.stream_id,
        data_as_of.as_of_date,
        ahead.value as ahead_days
    from {{ ref('int_deadline') }} as deadline
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on deadline.source = data_as_of.source
    {{ join_finding_parameter('deadline_ahead_days', 'data_as_of.as_of_date', 'ahead') }}
    union all
    select
        '换发执法证件' as duty_zh,
        'officer_certificate' as record_kind,
        held.certificate_id as record_id,
        held.certificate_no as record_no,
        cast(null as {{ dbt.type_string() }}) as detail,
        held.department_code,
        {{ add_days('held.valid_to', -1) }} as due_on,
        held.stream_id,
        data_as_of.as_of_date,
        ahead.value as ahead_days
    from held
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on held.source = data_as_of.source
    {{ join_finding_parameter('certificate_ahead_days', 'data_as_of.as_of_date', 'ahead') }}
    -- A renewal that is already there leaves nothing to do.
    where held.recency = 1
)

select
    'deadline_ahead' as finding_kind,
    owed.record_kind || '/' || owed.record_id || '/' || owed.duty_zh || coalesce('/' || owed.detail, '') as finding_key,
    true as is_main,
    owed.department_code,
    owed.due_on as business_date,
    event.party_key,
    cast(null as {{ dbt.type_string() }}) as severity,
    department.department_name || '应于 ' || {{ as_text('owed.due_on') }} || ' 前' || owed.duty_zh || '（'
    || owed.record_no || '），距数据截止日还有 '
    || {{ as_text(days_between('owed.as_of_date', 'owed.due_on')) }} || ' 日。' as sentence_zh,
    '还有 ' || {{ as_text(days_between('owed.as_of_date', 'owed.due_on')) }} || ' 日' as measured_value,
    {{ as_text('owed.due_on') }} as limit_value,
    cast(null as {{ dbt.type_string() }}) as rule_id,
    owed.record_kind,
    owed.record_id,
    owed.stream_id
from owed
inner join {{ ref('dim_department') }} as department
    on owed.department_code = department.department_code
left join {{ ref('int_enterprise_event') }} as event
    on owed.record_kind = event.event_kind and owed.record_id = event.record_id
where
    -- A limit that ends on the cut-off itself is not over yet.
    owed.due_on >= owed.as_of_date
    and {{ days_between('owed.as_of_date', 'owed.due_on') }} <= owed.ahead_days
