-- 一项指标所依的记录 / Records behind a figure, of its parts too. Parameters: figure, as_at (DATE), department (null for all)
-- The figure itself names its parts; a department's own file holds no figure of the whole, there the definition does.
with named as (
    select
        '|' || $figure || '|'
        || coalesce((
            select max(replace(figure.explain_sql, chr(39), '|'))
            from reporting.figure as figure
            where figure.figure_code = $figure and figure.cutoff_date = cast($as_at as date)
        ), '')
        || coalesce((
            select max('|' || coalesce(defined.numerator_codes, '') || '|' || coalesce(defined.denominator_codes, ''))
            from reference.figure_definition as defined
            where
                defined.figure_code = $figure
                and defined.valid_from <= cast($as_at as date)
                and (defined.valid_to is null or cast($as_at as date) < defined.valid_to)
        ), '')
        || '|' as codes
)

select
    counted.figure_code,
    counted.label_zh,
    counted.department_name,
    counted.record_kind,
    counted.record_no,
    counted.quantity,
    counted.unit,
    counted.is_at_least,
    counted.stream_id
from reporting.figure_record as counted
inner join named on instr(named.codes, '|' || counted.figure_code || '|') > 0
where
    counted.counts_from <= cast($as_at as date)
    and counted.counts_to >= cast($as_at as date)
    and ($department is null or counted.department_code = $department)
order by
    counted.label_zh asc nulls last, counted.department_name asc nulls last, counted.record_no asc nulls last
