-- The records listed behind a headline figure are as many as int_score_figure counts.
with listed as (
    select
        cut.cutoff_date,
        record.figure_code,
        count(distinct record.counted_key) as record_count
    from {{ ref('int_figure_cutoff') }} as cut
    inner join {{ ref('int_figure_record') }} as record
        on cut.cutoff_date >= record.counts_from and cut.cutoff_date <= record.counts_to
    group by cut.cutoff_date, record.figure_code
)

select
    headline.cutoff_date,
    headline.figure_code
from {{ ref('int_score_figure') }} as headline
inner join {{ ref('int_figure_cutoff') }} as cut on headline.cutoff_date = cut.cutoff_date
left join listed
    on headline.cutoff_date = listed.cutoff_date and headline.figure_code = listed.figure_code
where
    headline.scope_code = '*'
    and headline.denominator is null
    -- the sum of three figures that have records of their own
    and headline.figure_code <> 'records'
    and headline.numerator <> coalesce(listed.record_count, 0)
