with accepted as (
    select
        reconsideration.*,
        review.due_on as deemed_date,
        -- Before 2024 an application that was not refused counted as accepted on the day it arrived.
        case
            when reconsideration.acceptance = '视为受理' then coalesce(reconsideration.accepted_date, review.due_on)
            else reconsideration.accepted_date
        end as counted_from_date
    from {{ ref('fct_reconsideration_case') }} as reconsideration
    left join {{ ref('int_reconsideration_review') }} as review
        on reconsideration.reconsideration_id = review.reconsideration_id
    where reconsideration.role = '复议机关' and reconsideration.acceptance in ('受理', '视为受理')
),

limited as (
    select
        accepted.reconsideration_id,
        accepted.department_code,
        accepted.counted_from_date,
        accepted.extension_approved_date,
        cast(
            case
                when accepted.procedure_kind = '简易' then coalesce(simple.value, ordinary.value)
                else ordinary.value
            end as bigint
        ) as base_days,
        -- A case that became an ordinary one may be extended; a simple one may not.
        cast(
            case when accepted.procedure_kind = '简易' and simple.value is not null then 0 else extension.value end
            as bigint
        ) as extension_days
    from accepted
    {{ join_parameter('reconsideration_decision_days', 'accepted', 'accepted.received_date', 'ordinary') }}
    {{ join_parameter('reconsideration_simple_days', 'accepted', 'accepted.received_date', 'simple') }}
    {{ join_parameter('reconsideration_extension_days', 'accepted', 'accepted.received_date', 'extension') }}
),

paused as (
    select
        limited.reconsideration_id,
        sum(case when pause.run_days < limited.base_days then 1 else 0 end) as base_paused_days,
        sum(case when pause.run_days < limited.base_days + limited.extension_days then 1 else 0 end)
            as extended_paused_days
    from limited
    inner join {{ ref('int_paused_day') }} as pause
        on pause.subject_kind = 'reconsideration_case' and limited.reconsideration_id = pause.subject_id
    group by limited.reconsideration_id
),

ended as (
    select
        limited.*,
        {{ add_days('limited.counted_from_date', 'limited.base_days + coalesce(paused.base_paused_days, 0)') }}
            as base_ends_on,
        {{ add_days(
            'limited.counted_from_date',
            'limited.base_days + limited.extension_days + coalesce(paused.extended_paused_days, 0)'
        ) }} as extended_ends_on
    from limited
    left join paused
        on limited.reconsideration_id = paused.reconsideration_id
),

reckoned as (
    select
        ended.*,
        {{ natural_limit_date('base') }} as base_due_on,
        {{ natural_limit_date('longer') }} as extended_due_on
    from ended
    {{ join_rolled_day('ended.base_ends_on', 'base') }}
    {{ join_rolled_day('ended.extended_ends_on', 'longer') }}
)

select
    reckoned.reconsideration_id,
    reckoned.counted_from_date,
    -- An approval after the limit has run out comes too late.
    reckoned.extension_days > 0
    and coalesce(reckoned.extension_approved_date <= coalesce(reckoned.base_due_on, reckoned.base_ends_on), false)
        as is_extended,
    reckoned.base_ends_on,
    reckoned.base_due_on,
    reckoned.extended_ends_on,
    reckoned.extended_due_on
from reckoned
