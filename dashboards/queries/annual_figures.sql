-- 年度数据：全区 / Figures of the whole with the year before. Parameters: as_at (DATE), section (null for all)
select
    figure.section_zh,
    figure.figure_code,
    figure.label_zh,
    figure.printed_value,
    figure.printed_unit,
    case when figure.previous_value is not null then figure.previous_printed_value end as previous_printed_value,
    case
        when figure.unit = '%' and figure.change is not null
            then cast(cast(figure.change as decimal(18, 2)) as varchar) || ' 个百分点'
        when figure.change_percent is not null
            then case when figure.change_percent > 0 then '+' else '' end
                || cast(figure.change_percent as varchar) || '%'
    end as change_text,
    figure.numerator,
    figure.denominator,
    figure.base_zh
from reporting.figure as figure
where
    figure.cutoff_date = cast($as_at as date)
    and ($section is null or figure.section_zh = $section)
order by figure.figure_order asc nulls last
