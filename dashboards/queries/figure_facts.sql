-- 一项指标的数值和口径 / A figure of the whole or of a department. Parameters: figure, as_at (DATE), department (null: whole)
select
    figure.figure_code,
    figure.label_zh,
    null as department_name,
    figure.printed_value,
    figure.printed_unit,
    figure.numerator,
    figure.denominator,
    figure.base_zh,
    figure.kind
from reporting.figure as figure
where $department is null and figure.figure_code = $figure and figure.cutoff_date = cast($as_at as date)
union all
select
    figure.figure_code,
    figure.label_zh,
    figure.department_name,
    figure.printed_value,
    figure.printed_unit,
    figure.numerator,
    figure.denominator,
    definition.base_zh,
    definition.kind
from reporting.department_year_figure as figure
left join reference.figure_definition as definition
    on
        figure.figure_code = definition.figure_code
        and definition.valid_from <= figure.cutoff_date
        and (definition.valid_to is null or figure.cutoff_date < definition.valid_to)
where
    figure.department_code = $department
    and figure.figure_code = $figure
    and figure.cutoff_date = cast($as_at as date)
