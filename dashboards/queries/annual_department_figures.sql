-- 年度数据：一个主体 / Figures of a department with the year before. Parameters: as_at (DATE), department, section (null for all)
select
    definition.section_zh,
    figure.department_code,
    figure.department_name,
    figure.figure_code,
    figure.label_zh,
    figure.printed_value,
    figure.printed_unit,
    cast(figure.previous_value as varchar) as previous_printed_value,
    case
        when figure.unit = '%' and figure.change is not null
            then cast(cast(figure.change as decimal(18, 2)) as varchar) || ' 个百分点'
        when figure.change_percent is not null
            then case when figure.change_percent > 0 then '+' else '' end
                || cast(figure.change_percent as varchar) || '%'
    end as change_text,
    case
        when figure.denominator is not null
            then case
                when figure.numerator = floor(figure.numerator)
                    then cast(cast(figure.numerator as bigint) as varchar)
                else cast(figure.numerator as varchar)
            end
            || case when definition.kind = 'difference' then ' － ' else ' ÷ ' end
            || case
                when figure.denominator = floor(figure.denominator)
                    then cast(cast(figure.denominator as bigint) as varchar)
                else cast(figure.denominator as varchar)
            end
    end as formula_text,
    definition.base_zh
from reporting.department_year_figure as figure
left join reference.figure_definition as definition
    on
        figure.figure_code = definition.figure_code
        and definition.valid_from <= figure.cutoff_date
        and (definition.valid_to is null or figure.cutoff_date < definition.valid_to)
where
    figure.cutoff_date = cast($as_at as date)
    and ($department is null or figure.department_code = $department)
    and ($section is null or definition.section_zh = $section)
order by figure.department_code asc nulls last, figure.figure_order asc nulls last
