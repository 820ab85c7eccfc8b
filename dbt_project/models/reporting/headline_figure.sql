select
    figure.cutoff_date,
    cut.period,
    cut.window_from,
    figure.figure_code,
    figure.figure_order,
    figure.label_zh,
    figure.numerator,
    figure.denominator,
    case
        when figure.unit = '%' then {{ percent_of('figure.numerator', 'figure.denominator') }}
        when figure.figure_code = 'records_per_officer'
            then cast({{ divide_half_up('figure.numerator', 'figure.denominator', 0) }} as decimal(18, 2))
        else cast(figure.numerator as decimal(18, 2))
    end as value,
    figure.unit
from {{ ref('int_score_figure') }} as figure
inner join {{ ref('int_cutoff') }} as cut on figure.cutoff_date = cut.cutoff_date
where figure.scope_code = '*'
