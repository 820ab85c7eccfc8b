with period as (
    select distinct {{ quarter_of('act.act_date') }} as period
    from {{ ref('int_scorable_act') }} as act
    cross join {{ ref('int_data_as_of') }} as data_as_of
    -- a mistyped date in the future opens no quarter
    where act.act_date <= data_as_of.as_of_date
),

stated as (
    select
        {{ quarter_end('period.period') }} as cutoff_date,
        true as is_quarter_end,
        false as is_report_date
    from period
    union all
    select
        report.cutoff_date,
        false as is_quarter_end,
        true as is_report_date
    from {{ ref('report_date') }} as report
    union all
    select
        asked.cutoff_date,
        false as is_quarter_end,
        false as is_report_date
    from {{ ref('int_cutoff_asked') }} as asked
),

united as (
    select
        stated.cutoff_date,
        bool_or(stated.is_quarter_end) as is_quarter_end,
        bool_or(stated.is_report_date) as is_report_date
    from stated
    group by stated.cutoff_date
),

dated as (
    select
        united.cutoff_date,
        united.is_report_date,
        -- a report date or an asked-for date may itself be a quarter's last day, with or without data
        united.is_quarter_end or united.cutoff_date = {{ quarter_end(quarter_of('united.cutoff_date')) }}
            as is_quarter_end,
        {{ quarter_of('united.cutoff_date') }} as quarter,
        make_date(year(united.cutoff_date), 1, 1) as window_from
    from united
)

select
    dated.cutoff_date,
    case when dated.is_quarter_end then dated.quarter end as period,
    dated.window_from,
    {{ quarter_start('dated.quarter') }} as quarter_from,
    -- what a department mends in the correction period still counts for the quarter
    case
        when dated.is_quarter_end
            then coalesce({{ workday_limit_date('correction') }}, dated.cutoff_date)
        else dated.cutoff_date
    end as presence_until,
    dated.is_quarter_end,
    dated.is_report_date
from dated
left join {{ ref('rule_parameter') }} as parameter
    on
        parameter.rule_id = 'gate'
        and parameter.parameter = 'correction_period_workdays'
        and parameter.applies_to is null
        and {{ in_force('dated.cutoff_date', 'parameter') }}
left join {{ ref('int_scorable_parameter') }} as office
    on
        office.parameter = 'correction_period_workdays'
        and office.applies_to is null
        and {{ in_force('dated.cutoff_date', 'office') }}
{{ join_workday_limit(
    'dated.cutoff_date', 'coalesce(try_cast(office.value as decimal(18, 2)), cast(parameter.value as decimal(18, 2)))',
    'correction'
) }}
