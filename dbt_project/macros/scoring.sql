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
    max(case when parameter.parameter = '{{ name }}' then parameter.value end)
{%- endmacro %}
