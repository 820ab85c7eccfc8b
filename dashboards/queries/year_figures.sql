-- 报告指标：某一截止日的全部指标，与上年同期比较 / Every figure of the reports at a cut-off. Parameters: as_at (DATE)
select
    figure.section_zh,
    figure.figure_code,
    figure.label_zh,
    figure.printed_value,
    figure.printed_unit,
    figure.value,
    figure.unit,
    figure.lower_bound,
    figure.numerator,
    figure.denominator,
    figure.window_from,
    figure.window_to,
    figure.base_zh,
    figure.previous_printed_value,
    figure.previous_value,
    figure.change,
    figure.change_percent,
    figure.scope_kind,
    figure.scope_code,
    figure.kind,
    figure.explain_sql
from reporting.figure as figure
where figure.cutoff_date = cast($as_at as date)
order by figure.figure_order asc nulls last
