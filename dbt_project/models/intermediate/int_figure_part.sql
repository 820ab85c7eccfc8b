{#- What a composed figure is made of; a figure of records is made of itself. -#}
{%- for side in ['numerator', 'denominator'] %}
select
    definition.figure_code,
    '{{ side }}' as side,
    part.item as part_code
from {{ ref('int_figure_definition') }} as definition
{{ each_item('definition.' ~ side ~ '_codes', 'part') }}
where definition.{{ side }}_codes is not null
union all
{%- endfor %}
select
    definition.figure_code,
    'numerator' as side,
    definition.figure_code as part_code
from {{ ref('int_figure_definition') }} as definition
where definition.kind in ('records', 'distinct', 'listed')
