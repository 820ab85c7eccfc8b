-- 有数据的截止日，最近的在前 / Cut-off days of which there are figures, newest first. No parameters.
select
    figure.cutoff_date,
    figure.figure_year,
    bool_or(figure.is_year_end) as is_year_end
from reporting.department_year_figure as figure
group by figure.cutoff_date, figure.figure_year
order by figure.cutoff_date desc nulls last
