{#- Every figure at every cut-off of a report; what is not known has no value and prints 无数据. -#}
with interviewed as (
    select
        {{ quarter_end('interview.period') }} as cutoff_date,
        cast(count(*) as decimal(18, 4)) as value
    from {{ ref('interview_list') }} as interview
    group by interview.period
),

stated as (
    select
        cut.cutoff_date,
        cut.figure_year,
        cut.is_year_end,
        cut.window_from,
        cut.previous_cutoff_date,
        definition.*,
        case when definition.kind = 'listed' then interviewed.value else computed.value end as value,
        computed.lower_bound,
        computed.numerator,
        computed.denominator
    from {{ ref('int_figure_cutoff') }} as cut
    inner join {{ ref('int_figure_definition') }} as definition on {{ in_force('cut.cutoff_date', 'definition') }}
    left join {{ ref('int_figure_value') }} as computed
        on
            cut.cutoff_date = computed.cutoff_date
            and definition.figure_code = computed.figure_code
            and computed.scope_code = '*'
    left join interviewed on cut.cutoff_date = interviewed.cutoff_date
),

part as (
    select
        behind.figure_code,
        {{ joined_texts('behind.part_code') }} as part_codes
    from {{ ref('int_figure_part') }} as behind
    group by behind.figure_code
)

select
    stated.cutoff_date,
    stated.figure_year,
    stated.is_year_end,
    stated.figure_code,
    cast(stated.figure_order as bigint) as figure_order,
    stated.section_zh,
    stated.scope_kind,
    stated.scope_code,
    stated.label_zh,
    stated.label_en,
    stated.kind,
    stated.value,
    stated.unit,
    -- nothing to divide by is known; it is not unknown
    case
        when stated.kind in ('ratio', 'headline') and stated.denominator = 0 then '—'
        else {{ printed_value('stated.value', 'stated.lower_bound', 'stated') }}
    end as printed_value,
    stated.printed_unit,
    stated.lower_bound is not null as is_lower_bound,
    stated.lower_bound,
    stated.numerator,
    stated.denominator,
    stated.window_from,
    stated.cutoff_date as window_to,
    stated.base_zh,
    stated.previous_cutoff_date,
    previous.value as previous_value,
    {{ printed_value('previous.value', 'previous.lower_bound', 'stated') }} as previous_printed_value,
    cast(stated.value - previous.value as decimal(18, 4)) as change,
    {{ change_percent('stated.value', 'previous.value', 'stated.unit') }} as change_percent,
    'select * from reporting.figure_record where figure_code in ('
    || {{ quoted("replace(part.part_codes, '|', chr(39) || ', ' || chr(39))") }}
    || ') and counts_from <= date ' || {{ quoted(as_text('stated.cutoff_date')) }}
    || ' and counts_to >= date ' || {{ quoted(as_text('stated.cutoff_date')) }}
    || ' order by figure_code, department_code, record_id' as explain_sql
from stated
left join stated as previous
    on stated.previous_cutoff_date = previous.cutoff_date and stated.figure_code = previous.figure_code
left join part on stated.figure_code = part.figure_code
