{#- Every campaign that records name, whether or not a report tells it apart. -#}
{%- set measures = [
    ('inspections', 'inspection_count', 'bigint'),
    ('rectification_orders', 'rectification_order_count', 'bigint'),
    ('stop_work_orders', 'stop_work_order_count', 'bigint'),
    ('cases_handled', 'case_count', 'bigint'),
    ('referred', 'referred_count', 'bigint'),
    ('penalties', 'penalty_count', 'bigint'),
    ('fines', 'fine_yuan', 'decimal(18, 2)'),
    ('confiscations', 'confiscation_yuan', 'decimal(18, 2)'),
    ('seized_vehicles', 'seized_vehicle_count', 'bigint'),
    ('seized_marked', 'seized_marked_count', 'bigint'),
] -%}
select
    measured.campaign as campaign_name,
    cut.cutoff_date,
    cut.figure_year,
    {%- for code, column, type in measures %}
    cast(
        coalesce(sum(case when measured.measure_code = '{{ code }}' then measured.quantity end), 0) as {{ type }}
    ) as {{ column }},
    {%- endfor %}
    cast(count(distinct measured.department_code) as bigint) as department_count
from {{ ref('int_figure_measure') }} as measured
inner join {{ ref('int_figure_cutoff') }} as cut
    on measured.counts_from <= cut.cutoff_date and measured.counts_to >= cut.cutoff_date
where measured.campaign is not null
group by measured.campaign, cut.cutoff_date, cut.figure_year
