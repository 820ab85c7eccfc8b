with expired as (
    select
        held.department_code,
        certificate.certificate_root,
        held.certificate_no,
        held.valid_to as change_date,
        held.source,
        held.stream_id,
        held.position
    from {{ ref('dim_officer_certificate') }} as held
    inner join {{ ref('int_certificate_link') }} as link on held.certificate_id = link.certificate_id
    inner join {{ ref('int_certificate') }} as certificate on link.certificate_root = certificate.certificate_root
    inner join {{ ref('int_source_as_of') }} as as_of on held.source = as_of.source
    -- a range that nobody ended and that is over has run out
    left join {{ ref('int_certificate_event') }} as ending
        on
            certificate.certificate_root = ending.certificate_root
            and held.valid_to = ending.change_date
            and ending.change_kind in ('suspended', 'cancelled', 'transferred_out', 'transferred_in')
    where
        held.valid_from < held.valid_to
        and held.valid_to <= as_of.as_of_date
        and ending.certificate_root is null
),

change as (
    select
        event.certificate_root,
        event.department_code,
        event.certificate_no,
        event.change_kind,
        event.change_date,
        event.reason,
        event.other_department_code,
        event.new_expires_date,
        event.approval_no,
        event.feed,
        event.source,
        event.stream_id,
        event.position
    from {{ ref('int_certificate_event') }} as event
    union all
    select
        expired.certificate_root,
        expired.department_code,
        expired.certificate_no,
        'expired' as change_kind,
        expired.change_date,
        cast(null as {{ dbt.type_string() }}) as reason,
        cast(null as {{ dbt.type_string() }}) as other_department_code,
        cast(null as date) as new_expires_date,
        cast(null as {{ dbt.type_string() }}) as approval_no,
        'officer_certificate' as feed,
        expired.source,
        expired.stream_id,
        expired.position
    from expired
)

select
    change.department_code
    || '/' || change.certificate_no
    || '/' || change.change_kind
    || '/' || {{ as_text('change.change_date') }} as certification_id,
    change.department_code || '/' || change.certificate_no as certificate_id,
    change.department_code,
    change.certificate_no,
    certificate.person_id,
    certificate.certificate_kind,
    change.change_kind,
    change.change_date,
    change.reason,
    case when change.change_kind = 'cancelled' then coalesce(change.reason, certificate.cancel_reason) end
        as cancel_reason,
    change.other_department_code,
    change.new_expires_date,
    change.approval_no,
    change.feed,
    change.source,
    change.stream_id,
    change.position
from change
-- a change of a certificate that no list names is kept without its holder
left join {{ ref('int_certificate') }} as certificate on change.certificate_root = certificate.certificate_root
