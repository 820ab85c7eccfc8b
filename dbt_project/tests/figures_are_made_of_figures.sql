-- A composed figure names parts that are counted; a slip in a seed would leave it without a value in silence.
select
    part.figure_code,
    part.part_code
from {{ ref('int_figure_part') }} as part
left join {{ ref('int_figure_definition') }} as definition
    on part.part_code = definition.figure_code
where
    definition.figure_code is null
    or (
        definition.kind not in ('records', 'distinct', 'listed')
        and not (definition.kind = 'headline' and definition.denominator_codes is null)
    )
