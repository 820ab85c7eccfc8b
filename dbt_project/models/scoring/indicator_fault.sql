with weighed as (
    select
        indicator.cutoff_date,
        indicator.period,
        indicator.department_code,
        indicator.indicator_code,
        indicator.indicator_name_zh,
        indicator.denominator,
        indicator.weight,
        cast(sum(indicator.weight) over (partition by indicator.cutoff_date, indicator.department_code) as bigint)
            as applicable_weight
    from {{ ref('department_indicator') }} as indicator
    where indicator.period is not null and indicator.is_scored and indicator.is_applicable
),

missed as (
    select
        weighed.*,
        record.record_kind,
        record.record_id,
        record.evidence_id,
        -- one division of whole numbers, as in the points themselves
        cast({{ divide_half_up(
            'weighed.weight * 100 * (record.denominator_part - record.numerator_part)',
            'weighed.applicable_weight * weighed.denominator', 4
        ) }} as decimal(9, 4)) as cost_points,
        record.reason,
        record.stream_id,
        record.position
    from weighed
    inner join {{ ref('indicator_record') }} as record
        on
            weighed.cutoff_date = record.cutoff_date
            and weighed.department_code = record.department_code
            and weighed.indicator_code = record.indicator_code
    where record.in_denominator and record.numerator_part < record.denominator_part and weighed.weight > 0
),

correction as (
    select
        weighed.*,
        record.record_kind,
        record.record_id,
        record.evidence_id,
        record.numerator_part as own_points,
        scheme.maximum_correction_points as cap,
        cast(sum(record.numerator_part) over (partition by weighed.cutoff_date, weighed.department_code) as bigint)
            as all_points,
        record.reason,
        record.stream_id,
        record.position
    from weighed
    inner join {{ ref('indicator_record') }} as record
        on
            weighed.cutoff_date = record.cutoff_date
            and weighed.department_code = record.department_code
            and weighed.indicator_code = record.indicator_code
    inner join {{ ref('int_score_parameter') }} as scheme on weighed.cutoff_date = scheme.cutoff_date
    where weighed.indicator_code = 'correction' and record.in_numerator
),

fault as (
    select missed.* from missed
    union all
    select
        correction.cutoff_date,
        correction.period,
        correction.department_code,
        correction.indicator_code,
        correction.indicator_name_zh,
        correction.denominator,
        correction.weight,
        correction.applicable_weight,
        correction.record_kind,
        correction.record_id,
        correction.evidence_id,
        -- what lies beyond the cap is not regained by mending one act alone
        cast(cast(
            least(correction.all_points, correction.cap)
            - least(correction.all_points - correction.own_points, correction.cap) as decimal(9, 2)
        ) * cast(0.01 as decimal(3, 2)) as decimal(9, 4)) as cost_points,
        correction.reason,
        correction.stream_id,
        correction.position
    from correction
)

select
    fault.period,
    fault.cutoff_date,
    fault.department_code,
    fault.indicator_code,
    fault.indicator_name_zh,
    fault.indicator_code || '/' || fault.record_kind || '/' || fault.record_id
    -- elsewhere the evidence is the latest of several and may change
    || case
        when fault.indicator_code in ('case_file_document', 'correction') then coalesce('/' || fault.evidence_id, '')
        else ''
    end as fault_id,
    fault.record_kind,
    fault.record_id,
    fault.evidence_id,
    fault.reason,
    fault.cost_points,
    fault.stream_id,
    fault.position
from fault
