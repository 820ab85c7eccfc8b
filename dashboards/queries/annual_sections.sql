-- 报告各部分 / Sections of the report. No parameters.
select
    definition.section_zh,
    min(definition.figure_order) as section_order
from reference.figure_definition as definition
group by definition.section_zh
order by section_order asc nulls last
