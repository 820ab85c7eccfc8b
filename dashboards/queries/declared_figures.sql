-- 自报与计算：某年各截止日的自报数 / Declared against computed, of all cut-offs of a year. Parameters: year (INTEGER)
select
    declared.department_name,
    declared.label_zh,
    declared.figure_code,
    declared.period,
    declared.section,
    declared.declared_text,
    coalesce(figure.printed_value, '无数据') as computed_text,
    coalesce(figure.printed_unit, declared.unit) as computed_unit,
    declared.difference,
    declared.difference_unit,
    declared.verdict
from reporting.declared_figure as declared
left join reporting.figure as figure
    on declared.known_code = figure.figure_code and declared.cutoff_date = figure.cutoff_date
where year(declared.cutoff_date) = cast($year as integer)
order by
    figure.figure_order asc nulls last, declared.figure_code asc nulls last, declared.period asc nulls last,
    declared.section asc nulls last
