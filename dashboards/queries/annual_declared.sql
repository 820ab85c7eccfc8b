-- 自报与计算 / Declared against computed, both with their sources. Parameters: as_at (DATE), department, figure (null for all)
select
    declared.department_code,
    declared.department_name,
    declared.label_zh,
    declared.known_code as figure_code,
    declared.period as declared_period,
    declared.section,
    declared.declared_text,
    coalesce(
        figure.printed_value || ' ' || figure.printed_unit,
        cast(declared.computed_value as varchar) || ' ' || declared.unit,
        '无数据'
    ) as computed_text,
    declared.difference,
    declared.difference_unit,
    declared.verdict,
    declared.declared_date,
    coalesce(figure.base_zh, definition.base_zh) as base_zh,
    declared.stream_id
from reporting.declared_figure as declared
left join reporting.figure as figure
    on declared.known_code = figure.figure_code and declared.cutoff_date = figure.cutoff_date
left join reference.figure_definition as definition
    on
        declared.known_code = definition.figure_code
        and definition.valid_from <= declared.cutoff_date
        and (definition.valid_to is null or declared.cutoff_date < definition.valid_to)
where
    declared.cutoff_date = cast($as_at as date)
    and ($department is null or declared.department_code = $department)
    and ($figure is null or declared.known_code = $figure)
order by
    case declared.verdict when 'differs' then 1 when 'lower_bound_fails' then 2 else 3 end asc nulls last,
    coalesce(figure.figure_order, definition.figure_order) asc nulls last, declared.declared_figure_id asc nulls last
