-- Reports are made at the end of a year, at report dates and at days asked for; quarters are for scoring.
with cut as (
    select
        cutoff.cutoff_date,
        cutoff.window_from,
        cutoff.is_report_date,
        cutoff.cutoff_date = {{ year_end('cutoff.cutoff_date') }} as is_year_end
    from {{ ref('int_cutoff') }} as cutoff
    where
        cutoff.period is null
        or cutoff.is_report_date
        or cutoff.cutoff_date = {{ year_end('cutoff.cutoff_date') }}
)

select
    cut.cutoff_date,
    cast(year(cut.cutoff_date) as bigint) as figure_year,
    cut.window_from,
    cut.is_year_end,
    cut.is_report_date,
    previous.cutoff_date as previous_cutoff_date
from cut
left join cut as previous
    on previous.cutoff_date = {{ add_months('cut.cutoff_date', -12) }}
