with waiting as (
    select
        parameter.parameter,
        parameter.applies_to,
        parameter.source as note,
        parameter.valid_from,
        parameter.valid_to
    from {{ ref('rule_parameter') }} as parameter
    -- the limit of a domain concerns nobody where no department has it
    inner join {{ ref('dim_department') }} as department
        on
            parameter.applies_to is null
            or {{ contains_text('department.department_name', 'parameter.applies_to') }}
    where not parameter.is_confirmed
    union all
    select distinct
        'document_limit_days' as parameter,
        cast(null as {{ dbt.type_string() }}) as applies_to,
        '案卷材料归集期限属地方规定，待执法监督办公室确认' as note,
        requirement.valid_from,
        requirement.valid_to
    from {{ ref('document_requirement') }} as requirement
    where not requirement.is_confirmed
),

unset as (
    select
        cut.cutoff_date,
        cut.period,
        waiting.parameter,
        waiting.applies_to,
        waiting.note
    from {{ ref('int_cutoff') }} as cut
    inner join waiting on {{ in_force('cut.cutoff_date', 'waiting') }}
    -- what the office has set by a paper is confirmed
    left join {{ ref('int_scorable_parameter') }} as office
        on
            waiting.parameter = office.parameter
            and coalesce(waiting.applies_to, '') = coalesce(office.applies_to, '')
            and {{ in_force('cut.cutoff_date', 'office') }}
    where office.parameter is null
    union all
    select
        scheme.cutoff_date,
        scheme.period,
        scheme.parameter,
        cast(null as {{ dbt.type_string() }}) as applies_to,
        '评估方案参数，待执法监督办公室确认' as note
    from {{ ref('int_score_scheme') }} as scheme
    where not scheme.is_confirmed
)

select distinct
    unset.cutoff_date,
    unset.period,
    unset.parameter,
    unset.applies_to,
    unset.note
from unset
