-- 公布数据：某一截止日的全区数据 / Published figures of the zone at a cut-off. Parameters: as_at (DATE)
select
    figure.figure_code,
    figure.label_zh,
    figure.numerator,
    figure.denominator,
    figure.value,
    figure.unit
from reporting.headline_figure as figure
where figure.cutoff_date = cast($as_at as date)
order by figure.figure_order asc nulls last
