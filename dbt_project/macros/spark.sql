{#
    What dbt-spark itself needs to build this project: seeds as literals (its session cursor turns null into the
    text 'None' and every number into a float), and the seeds' type names in Spark's spelling.
    Not here: what models call (portable.sql).
#}

{% macro spark_type(type_name) -%}
    {{ return('string' if type_name | lower == 'varchar' else type_name) }}
{%- endmacro %}

{# a seed's cell as a literal of its column's type; an empty cell is null #}
{% macro spark_literal(value, type_name) -%}
    {%- if value is none -%}
        cast(null as {{ spark_type(type_name) }})
    {%- else -%}
        cast('{{ value | string | replace("\\", "\\\\") | replace("'", "''") }}' as {{ spark_type(type_name) }})
    {%- endif -%}
{%- endmacro %}

{% macro spark__create_csv_table(model, agate_table) %}
    {%- set types = model['config']['column_types'] -%}
    {%- set sql -%}
        create table {{ this.render() }} (
            {%- for name in agate_table.column_names -%}
                {{ name }} {{ spark_type(types[name]) }}{{ ', ' if not loop.last }}
            {%- endfor -%}
        ) using parquet
    {%- endset -%}
    {% call statement('_') -%}{{ sql }}{%- endcall %}
    {{ return(sql) }}
{% endmacro %}

{% macro spark__load_csv_rows(model, agate_table) %}
    {%- set types = model['config']['column_types'] -%}
    {%- set sql -%}
        insert into {{ this.render() }} values
        {% for row in agate_table.rows -%}
            (
            {%- for name in agate_table.column_names -%}
                {{ spark_literal(row[name], types[name]) }}{{ ', ' if not loop.last }}
            {%- endfor -%}
            ){{ ', ' if not loop.last }}
        {% endfor %}
    {%- endset -%}
    {% if agate_table.rows | length > 0 %}
        {% do adapter.add_query(sql, abridge_sql_log=True) %}
    {% endif %}
    {{ return(sql) }}
{% endmacro %}

{# Parquet tables hold no constraints: DuckDB proves them. The contract's columns and types are checked here too. #}
{% macro spark__persist_constraints(relation, model) %}
{% endmacro %}
