with away as (
    select
        scheme.cutoff_date,
        absence.person_id,
        -- leaves that overlap count their days once
        count(distinct day.calendar_date) as away_days
    from {{ ref('int_score_parameter') }} as scheme
    inner join {{ ref('int_scorable_absence') }} as absence
        on
            scheme.cutoff_date >= absence.from_date
            and (absence.to_date is null or scheme.scoring_from <= absence.to_date)
    inner join {{ ref('dim_date') }} as day
        on
            day.calendar_date >= greatest(absence.from_date, scheme.scoring_from)
            and day.calendar_date <= least(coalesce(absence.to_date, scheme.cutoff_date), scheme.cutoff_date)
    group by scheme.cutoff_date, absence.person_id
)

select
    away.cutoff_date,
    away.person_id,
    away.away_days,
    away.away_days * 100
    > ({{ days_between('scheme.scoring_from', 'scheme.cutoff_date') }} + 1) * scheme.maximum_absence_percent
        as is_absent
from away
inner join {{ ref('int_score_parameter') }} as scheme on away.cutoff_date = scheme.cutoff_date
