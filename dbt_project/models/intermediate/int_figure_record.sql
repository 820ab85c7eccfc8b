with domain_account as (
    select distinct
        account.account_code,
        domain.domain_code
    from {{ ref('int_figure_account') }} as account
    inner join {{ ref('key_domain') }} as domain
        on {{ contains_text('account.account_name', 'domain.name_text') }}
    -- today's names decide, as today's departments do
    where domain.valid_to is null
),

scoped as (
    select
        measured.*,
        cast(null as {{ dbt.type_string() }}) as scope_code
    from {{ ref('int_figure_measure') }} as measured
    union all
    select
        measured.*,
        domain_account.domain_code as scope_code
    from {{ ref('int_figure_measure') }} as measured
    inner join domain_account on measured.department_code = domain_account.account_code
    union all
    select
        measured.*,
        campaign.campaign_code as scope_code
    from {{ ref('int_figure_measure') }} as measured
    inner join {{ ref('report_campaign') }} as campaign
        on measured.campaign = campaign.campaign_name and {{ in_force('measured.counts_from', 'campaign') }}
)

select
    definition.figure_code,
    scoped.record_kind,
    scoped.record_id,
    scoped.record_no,
    scoped.department_code,
    scoped.counts_from,
    scoped.counts_to,
    scoped.counted_key,
    scoped.quantity,
    scoped.is_at_least,
    scoped.stream_id
from scoped
inner join {{ ref('int_figure_definition') }} as definition
    on
        coalesce(definition.measure_code, definition.figure_code) = scoped.measure_code
        and coalesce(definition.scope_code, '') = coalesce(scoped.scope_code, '')
where definition.kind in ('records', 'distinct', 'headline')
