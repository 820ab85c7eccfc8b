select
    figure.cutoff_date,
    figure.figure_year,
    earlier.cutoff_date as earlier_cutoff_date,
    earlier.figure_year as earlier_year,
    figure.figure_code,
    figure.label_zh,
    figure.unit,
    figure.value,
    earlier.value as earlier_value,
    cast(figure.value - earlier.value as decimal(18, 4)) as change,
    {{ change_percent('figure.value', 'earlier.value', 'figure.unit') }} as change_percent
from {{ ref('figure') }} as figure
inner join {{ ref('figure') }} as earlier
    on figure.figure_code = earlier.figure_code and figure.figure_year > earlier.figure_year
where figure.value is not null and earlier.value is not null
