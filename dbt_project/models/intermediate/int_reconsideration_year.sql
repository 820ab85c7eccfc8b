with known as (
    select
        reconsideration.*,
        data_as_of.as_of_date,
        year(reconsideration.received_date) as first_year,
        year(coalesce(reconsideration.closed_date, greatest(data_as_of.as_of_date, reconsideration.received_date)))
            as last_year
    from {{ ref('fct_reconsideration_case') }} as reconsideration
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on reconsideration.source = data_as_of.source
)

select
    known.reconsideration_id,
    known.department_code,
    known.role,
    known.answering_code,
    step.item as calendar_year,
    known.first_year = step.item as is_received,
    coalesce(year(known.accepted_date) = step.item and known.acceptance in ('受理', '视为受理'), false)
        as is_accepted,
    coalesce(year(known.closed_date) = step.item, false) as is_closed,
    -- Closed without ever having been accepted: mediated or withdrawn before, refused, told to go elsewhere.
    coalesce(
        year(known.closed_date) = step.item
        and (known.accepted_date is null or known.acceptance not in ('受理', '视为受理')),
        false
    ) as is_closed_before_acceptance,
    known.first_year < step.item as is_open_at_start,
    coalesce(year(known.closed_date) > step.item, true) as is_open_at_end,
    known.stream_id,
    known.position
from known
inner join {{ number_series(1990, 2100, 'step') }}
    on known.first_year <= step.item and known.last_year >= step.item
