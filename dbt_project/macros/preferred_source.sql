{#
    Unites sources by business number: of several streams with one number the source that precedes is used
    (seed source_precedence, in force on the export's own as-of day). Use as a table expression and keep
    `preference = 1`. What the others say instead is a finding of quality, not an overwrite. `is_counted`: whether a
    record that only this source tells counts in figures and scores, or is a finding and no more.
#}
{% macro preferred_source(relation, number_columns) %}
(
    select
        stated.*,
        coalesce(ordering.is_counted, true) as is_counted,
        row_number() over (
            partition by stated.department_code{% for column in number_columns %}, stated.{{ column }}{% endfor %}

            order by coalesce(ordering.precedence, 99) asc nulls last, stated.position desc nulls last
        ) as preference
    from {{ relation }} as stated
    left join {{ ref('source_precedence') }} as ordering
        on
            stated.source = ordering.source
            and {{ in_force('cast(stated.reported_as_of as date)', 'ordering') }}
)
{% endmacro %}
