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
    case
        when figure.denominator is not null
            then case
                when figure.numerator = floor(figure.numerator)
                    then cast(cast(figure.numerator as bigint) as varchar)
                else cast(figure.numerator as varchar)
            end
            || case when figure.kind = 'difference' then ' － ' else ' ÷ ' end
            || case
                when figure.denominator = floor(figure.denominator)
                    then cast(cast(figure.denominator as bigint) as varchar)
                else cast(figure.denominator as varchar)
            end
    end as formula_text,
    figure.base_zh
from reporting.figure as figure
where
    figure.cutoff_date = cast($as_at as date)
    and ($section is null or figure.section_zh = $section)
order by figure.figure_order asc nulls last
