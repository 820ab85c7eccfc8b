-- 各主体公布口径数据 / Published figures of each department at a cut-off. Parameters: as_at (DATE)
select
    figure.department_code,
    figure.department_name,
    figure.figure_code,
    figure.label_zh,
    figure.numerator,
    figure.denominator,
    figure.value,
    figure.unit
from reporting.department_figure as figure
where figure.cutoff_date = cast($as_at as date)
order by figure.department_code asc nulls last, figure.figure_order asc nulls last
