-- the scheme is one for all: what the office sets for a part of the departments does not reach it
select
    cut.cutoff_date,
    cut.period,
    seed.parameter,
    -- a value that nobody can read leaves the default; quality.scheme_fault refuses the scheme
    case
        when {{ matches_pattern('lower(office.value)', 'seed.value_pattern') }} then lower(office.value)
        else seed.value
    end as value,
    seed.is_confirmed or office.parameter is not null as is_confirmed,
    coalesce(not {{ matches_pattern('lower(office.value)', 'seed.value_pattern') }}, false) as is_unreadable,
    office.value as stated_value
from {{ ref('int_cutoff') }} as cut
inner join {{ ref('scheme_parameter') }} as seed on {{ in_force('cut.cutoff_date', 'seed') }}
left join {{ ref('int_scorable_parameter') }} as office
    on
        seed.parameter = office.parameter
        and office.applies_to is null
        and {{ in_force('cut.cutoff_date', 'office') }}
