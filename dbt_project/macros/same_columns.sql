{# two rows agree in all the columns named; null agrees with null #}
{% macro same_columns(one, other, columns) -%}
    {%- for column in columns %}
    coalesce(cast({{ one }}.{{ column }} as {{ dbt.type_string() }}), '')
    = coalesce(cast({{ other }}.{{ column }} as {{ dbt.type_string() }}), '')
    {{- ' and' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
