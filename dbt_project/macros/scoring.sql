{#
    Formulas of scoring that several models share. What engines spell differently is in portable.sql.
#}

{# acts that count: an inspection, a penalty decision, an education correction; a filed case is none yet #}
{% macro counted_act_kinds() -%}
    ('inspection', 'penalty', 'education_correction')
{%- endmacro %}

{# the credit account of a department: an entrusted organisation's acts are the entrusting department's (处罚法 20) #}
{% macro credited(department, row) -%}
    coalesce({{ department }}.credit_department_code, {{ row }}.department_code)
{%- endmacro %}

{# a parameter of the scheme in force on the cut-off, as text #}
{% macro scheme_value(name) -%}
    max(case when scheme.parameter = '{{ name }}' then scheme.value end)
{%- endmacro %}

{# can a stated weight be read: a whole number that is not negative, also where a sheet wrote it as 20.0 #}
{% macro is_whole_weight(value) -%}
    {{ matches_pattern(value, "'^[0-9]{1,4}([.]0{1,4})?$'") }}
{%- endmacro %}

{% macro whole_weight(value) -%}
    cast(try_cast({{ value }} as decimal(9, 4)) as bigint)
{%- endmacro %}
