{#
    Columns as the contracts say them, so that no model repeats a feed's column list. The contracts reach dbt as the
    columns of source `log` (a test holds them to ingestion/contracts). Not here: what a column means.
#}

{# what the envelope gives to staging, beside the contract's columns #}
{% macro _kept_of_the_envelope() -%}
    {{ return([
        'stream_id', 'position', 'event_type', 'source', 'reported_as_of', 'batch_id', 'export_id', 'source_row',
    ]) }}
{%- endmacro %}

{# names of a feed's contract columns, in the contract's order; empty while dbt only parses #}
{% macro feed_columns(feed) -%}
    {%- set names = [] -%}
    {%- if execute -%}
        {%- set envelope = _kept_of_the_envelope() + [
            'event_id', 'feed', 'stream_version', 'is_present', 'schema_version', 'recorded_at', 'mapping_revision',
        ] -%}
        {%- for table in graph.sources.values() if table.source_name == 'log' and table.name == feed -%}
            {%- for name in table.columns if name not in envelope -%}
                {%- do names.append(name) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(names) }}
{%- endmacro %}

{# names of a feed's columns that hold a day #}
{% macro date_columns(feed) -%}
    {%- set names = [] -%}
    {%- if execute -%}
        {%- for table in graph.sources.values() if table.source_name == 'log' and table.name == feed -%}
            {%- for name, column in table.columns.items() if column.data_type == 'date' -%}
                {%- do names.append(name) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(names) }}
{%- endmacro %}

{# a staging model: the state of each present stream of a feed #}
{% macro staged(feed) -%}
    {%- set columns = feed_columns(feed) -%}
    {%- set has_upload = 'uploaded_at' in columns -%}
    select
        {%- for column in _kept_of_the_envelope() + columns %}
        folded.{{ column }}{{ ',' if not loop.last or has_upload }}
        {%- endfor %}
        {{ 'folded.first_uploaded_at' if has_upload }}
    from {{ fold_to_state(source('log', feed), first_upload=has_upload) }} as folded
    where folded.recency = 1 and folded.is_present
{%- endmacro %}

{# a fact's columns: those of the contract, and the first upload where the feed tells uploads #}
{% macro contract_columns(feed, row) -%}
    {%- set columns = feed_columns(feed) -%}
    {%- for column in columns %}
    {{ row }}.{{ column }}{{ ',' if not loop.last or 'uploaded_at' in columns }}
    {%- endfor %}
    {{ row ~ '.first_uploaded_at' if 'uploaded_at' in columns }}
{%- endmacro %}

{# where a fact's row comes from #}
{% macro lineage_columns(row) -%}
    {{ row }}.source,
    {{ row }}.stream_id,
    {{ row }}.position,
    {{ row }}.source_row,
    {{ row }}.export_id
{%- endmacro %}
