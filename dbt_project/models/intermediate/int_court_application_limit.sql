with fined as (
    select
        penalty.decision_id,
        penalty.department_code,
        penalty.decision_date,
        penalty.served_date,
        cast(suit.value as bigint) as suit_months,
        cast(application.value as bigint) as application_months
    from {{ ref('fct_penalty') }} as penalty
    {{ join_parameter('suit_period_months', 'penalty', 'penalty.decision_date', 'suit') }}
    {{ join_parameter('court_application_months', 'penalty', 'penalty.decision_date', 'application') }}
    where penalty.fine_yuan > 0
),

suit_ended as (
    select
        fined.*,
        {{ natural_limit_date('suit') }} as suit_ends_on
    from fined
    {{ join_rolled_day(add_months('fined.served_date', 'fined.suit_months'), 'suit') }}
)

select
    suit_ended.decision_id,
    suit_ended.suit_ends_on,
    -- Nothing can be served before it is decided: until then nothing is owed, whatever is not known.
    {{ add_months(
        'coalesce(suit_ended.served_date, suit_ended.decision_date)',
        'suit_ended.suit_months + suit_ended.application_months'
    ) }} as earliest_due_on,
    {{ natural_limit_date('application') }} as due_on
from suit_ended
{{ join_rolled_day(add_months('suit_ended.suit_ends_on', 'suit_ended.application_months'), 'application') }}
where suit_ended.suit_months is not null and suit_ended.application_months is not null
