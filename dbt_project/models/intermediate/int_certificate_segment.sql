{#- Between two days on which something happens nothing changes: each such span is judged once. -#}
with certificate as (
    select held.* from {{ ref('int_certificate') }} as held
    where held.has_change
),

point as (
    select
        event.certificate_root,
        event.change_date as on_date
    from {{ ref('int_certificate_event') }} as event
    union distinct
    select
        event.certificate_root,
        {{ add_days('event.new_expires_date', 1) }} as on_date
    from {{ ref('int_certificate_event') }} as event
    where event.new_expires_date is not null
    union distinct
    select
        certificate.certificate_root,
        certificate.issued_date as on_date
    from certificate
    union distinct
    select
        certificate.certificate_root,
        {{ add_days('certificate.expires_date', 1) }} as on_date
    from certificate
),

span as (
    select
        point.certificate_root,
        point.on_date as from_date,
        lead(point.on_date) over (
            partition by point.certificate_root order by point.on_date asc nulls last
        ) as to_date
    from point
),

-- the last word on each question by the span's first day
known as (
    select
        span.certificate_root,
        span.from_date,
        span.to_date,
        max(case when event.change_kind in ('transferred_out', 'transferred_in') then event.event_no end) as move_at,
        max(case when event.change_kind in ('suspended', 'restored') then event.event_no end) as suspension_at,
        max(case when event.change_kind in ('issued', 'restored', 'cancelled') then event.event_no end) as standing_at,
        max(case when event.new_expires_date is not null then event.event_no end) as renewal_at
    from span
    left join {{ ref('int_certificate_event') }} as event
        on span.certificate_root = event.certificate_root and span.from_date >= event.change_date
    group by span.certificate_root, span.from_date, span.to_date
),

whole as (
    select
        event.certificate_root,
        min(case when event.change_kind = 'issued' then event.change_date end) as first_issued_date,
        max(case when event.new_expires_date is not null then event.event_no end) as last_renewal_at
    from {{ ref('int_certificate_event') }} as event
    group by event.certificate_root
)

select
    known.certificate_root,
    known.from_date,
    known.to_date,
    case
        when known.move_at is not null then move.to_code
        else coalesce(first_move.from_code, certificate.home_code)
    end as holder_code,
    known.from_date >= least(certificate.issued_date, coalesce(whole.first_issued_date, certificate.issued_date))
    and coalesce(suspension.change_kind <> 'suspended', true)
    and coalesce(standing.change_kind <> 'cancelled', true)
    and known.from_date <= case
        when known.renewal_at is null then certificate.expires_date
        when known.renewal_at = whole.last_renewal_at
            then greatest(renewal.new_expires_date, certificate.expires_date)
        else renewal.new_expires_date
    end as is_standing
from known
inner join certificate on known.certificate_root = certificate.certificate_root
left join whole on known.certificate_root = whole.certificate_root
left join {{ ref('int_certificate_move') }} as move
    on known.certificate_root = move.certificate_root and known.move_at = move.event_no
left join {{ ref('int_certificate_move') }} as first_move
    on known.certificate_root = first_move.certificate_root and first_move.move_no = 1
left join {{ ref('int_certificate_event') }} as suspension
    on known.certificate_root = suspension.certificate_root and known.suspension_at = suspension.event_no
left join {{ ref('int_certificate_event') }} as standing
    on known.certificate_root = standing.certificate_root and known.standing_at = standing.event_no
left join {{ ref('int_certificate_event') }} as renewal
    on known.certificate_root = renewal.certificate_root and known.renewal_at = renewal.event_no
