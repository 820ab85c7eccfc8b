{#- The list and the changes of one certificate are two accounts of one history: where they part, both are named. -#}
{%- set checks = [
    ('issue', 'not compared.is_reissued and compared.issued_date <> compared.told_issued_date',
        "'证件表发证日期 ' || " ~ as_text('compared.issued_date') ~ " || '，变动表核发日期 ' || "
        ~ as_text('compared.told_issued_date')),
    ('cancelled_unreported', "compared.is_reporting and compared.certificate_status = '注销' "
        ~ "and compared.standing_kind = 'cancelled' and compared.standing_feed = 'officer_certificate'",
        "'证件表 ' || " ~ as_text('compared.status_date') ~ " || ' 注销，变动表没有注销'"),
    ('suspended_unreported', "compared.is_reporting and compared.certificate_status = '暂扣' "
        ~ "and compared.suspension_kind = 'suspended' and compared.suspension_feed = 'officer_certificate'",
        "'证件表 ' || " ~ as_text('compared.status_date') ~ " || ' 暂扣，变动表没有暂扣'"),
    ('cancelled_day', "compared.certificate_status = '注销' and compared.standing_kind = 'cancelled' "
        ~ "and compared.status_date <> compared.standing_date",
        "'证件表注销日期 ' || " ~ as_text('compared.status_date') ~ " || '，变动表 ' || "
        ~ as_text('compared.standing_date')),
    ('still_cancelled', "compared.certificate_status <> '注销' and compared.standing_kind = 'cancelled'",
        "'变动表 ' || " ~ as_text('compared.standing_date') ~ " || ' 注销，证件表状态为' || compared.certificate_status"),
    ('still_suspended', "compared.certificate_status = '有效' and compared.suspension_kind = 'suspended'",
        "'变动表 ' || " ~ as_text('compared.suspension_date') ~ " || ' 暂扣后未恢复，证件表状态为有效'"),
    ('reinstated', "(compared.certificate_status = '注销' and compared.standing_kind <> 'cancelled') "
        ~ "or (compared.certificate_status = '暂扣' and compared.suspension_kind = 'restored')",
        "'证件表状态为' || compared.certificate_status || '，变动表最后为恢复或核发'"),
    ('expiry', "compared.renewed_until <> compared.expires_date",
        "'证件表有效期至 ' || " ~ as_text('compared.expires_date') ~ " || '，换证后至 ' || "
        ~ as_text('compared.renewed_until')),
] -%}
with reporting as (
    -- before its first report of a change a department's history is told by the list alone
    select
        change.department_code,
        min(change.change_date) as since_date
    from {{ ref('fct_certificate_change') }} as change
    group by change.department_code
),

last_event as (
    select
        event.certificate_root,
        max(case when event.change_kind in ('issued', 'restored', 'cancelled') then event.event_no end) as standing_at,
        max(case when event.change_kind in ('suspended', 'restored') then event.event_no end) as suspension_at,
        max(case when event.change_kind = 'renewed' and event.new_expires_date is not null then event.event_no end)
            as renewal_at,
        min(case when event.change_kind = 'issued' then event.change_date end) as issued_date,
        max(case when event.change_kind = 'transferred_in' then 1 else 0 end) as has_joined,
        max(case when event.change_kind = 'renewed' then 1 else 0 end) as has_renewal
    from {{ ref('int_certificate_event') }} as event
    group by event.certificate_root
),

compared as (
    select
        certificate.*,
        certificate.home_code || '/' || certificate.certificate_no as certificate_id,
        last_event.issued_date as told_issued_date,
        last_event.has_joined + last_event.has_renewal > 0 as is_reissued,
        standing.change_kind as standing_kind,
        standing.feed as standing_feed,
        standing.change_date as standing_date,
        suspension.change_kind as suspension_kind,
        suspension.feed as suspension_feed,
        suspension.change_date as suspension_date,
        renewal.new_expires_date as renewed_until,
        coalesce(reporting.since_date <= certificate.status_date, false) as is_reporting
    from {{ ref('int_certificate') }} as certificate
    inner join last_event on certificate.certificate_root = last_event.certificate_root
    left join {{ ref('int_certificate_event') }} as standing
        on certificate.certificate_root = standing.certificate_root and last_event.standing_at = standing.event_no
    left join {{ ref('int_certificate_event') }} as suspension
        on certificate.certificate_root = suspension.certificate_root and last_event.suspension_at = suspension.event_no
    left join {{ ref('int_certificate_event') }} as renewal
        on certificate.certificate_root = renewal.certificate_root and last_event.renewal_at = renewal.event_no
    left join reporting on certificate.home_code = reporting.department_code
),

found as (
    {% for detail, condition, message in checks %}
    select
        compared.*,
        '{{ detail }}' as detail,
        {{ message }} as message
    from compared
    where {{ condition }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    'violated' as verdict,
    'certificate_history_conflict' as rule_id,
    found.home_code as department_code,
    'officer_certificate' as act_kind,
    found.certificate_id as act_id,
    found.certificate_no as record_no,
    coalesce(found.status_date, found.issued_date) as business_date,
    cast(null as date) as due_on,
    found.message,
    found.detail,
    found.stream_id,
    found.position
from found
