{#-
    Figures of seed `figure_definition`, and each measure of seed `figure_measure` once a key domain and once a
    campaign.
-#}
{%- set shared = ['unit', 'printed_unit', 'places', 'multiplier', 'divisor', 'feed', 'base_zh'] -%}
with scope as (
    select distinct
        'domain' as scope_kind,
        domain.domain_code as scope_code,
        1000 + 100 * domain.domain_order as scope_order,
        '重点领域：' || domain.label_zh as section_zh,
        domain.label_zh,
        domain.label_en,
        '名称表明属于' || domain.label_zh || '领域的主体：' as of_whom_zh
    from {{ ref('key_domain') }} as domain
    union all
    select
        'campaign' as scope_kind,
        campaign.campaign_code as scope_code,
        2000 + 100 * campaign.campaign_order as scope_order,
        '专项行动：' || campaign.label_zh as section_zh,
        campaign.label_zh,
        campaign.label_en,
        '专项行动填“' || campaign.campaign_name || '”的记录：' as of_whom_zh
    from {{ ref('report_campaign') }} as campaign
)

select
    figure.figure_code,
    figure.figure_order,
    cast(null as {{ dbt.type_string() }}) as scope_kind,
    cast(null as {{ dbt.type_string() }}) as scope_code,
    figure.measure_code,
    figure.section_zh,
    figure.label_zh,
    figure.label_en,
    figure.kind,
    figure.numerator_codes,
    figure.denominator_codes,
    {% for column in shared %}
    figure.{{ column }},
    {% endfor %}
    figure.valid_from,
    figure.valid_to
from {{ ref('figure_definition') }} as figure
union all
select
    scope.scope_code || '_' || measure.measure_code as figure_code,
    scope.scope_order + measure.measure_order as figure_order,
    scope.scope_kind,
    scope.scope_code,
    measure.counted_code as measure_code,
    scope.section_zh,
    scope.label_zh || measure.label_zh as label_zh,
    scope.label_en || ': ' || measure.label_en as label_en,
    measure.kind,
    scope.scope_code || '_' || replace(measure.numerator_codes, '|', '|' || scope.scope_code || '_')
        as numerator_codes,
    scope.scope_code || '_' || replace(measure.denominator_codes, '|', '|' || scope.scope_code || '_')
        as denominator_codes,
    {% for column in shared if column != 'base_zh' %}
    measure.{{ column }},
    {% endfor %}
    scope.of_whom_zh || measure.base_zh as base_zh,
    measure.valid_from,
    measure.valid_to
from scope
inner join {{ ref('figure_measure') }} as measure
    on {{ list_has('measure.scopes', 'scope.scope_kind') }}
