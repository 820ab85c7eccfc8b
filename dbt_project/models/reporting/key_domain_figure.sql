with domain as (
    select distinct
        named.domain_code,
        named.label_zh
    from {{ ref('key_domain') }} as named
)

select
    figure.cutoff_date,
    figure.figure_year,
    figure.is_year_end,
    figure.scope_code as domain_code,
    domain.label_zh as domain_zh,
    figure.figure_code,
    figure.figure_order,
    figure.label_zh,
    figure.value,
    figure.unit,
    figure.printed_value,
    figure.printed_unit,
    figure.previous_value,
    figure.change_percent
from {{ ref('figure') }} as figure
inner join domain
    on figure.scope_code = domain.domain_code
where figure.scope_kind = 'domain'
