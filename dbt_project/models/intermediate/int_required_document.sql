{%- set stages = ['filed', 'investigated', 'noticed', 'heard', 'decided', 'served', 'executed', 'closed'] -%}
{%- set conditions = [
    'is_served_later', 'is_collected_on_spot', 'is_hearing_notified', 'is_hearing_requested',
    'is_legal_review_required', 'is_collective_discussion_required', 'is_advance_registration',
    'is_coercive_measure', 'is_defence_raised', 'has_extension', 'is_instalment', 'is_correction_ordered',
    'is_audio_visual_required', 'is_off_site',
] -%}
with required as (
    select
        case_file.*,
        requirement.requirement_id,
        requirement.document_name_zh,
        requirement.document_kinds,
        requirement.stage,
        requirement.limit_days,
        requirement.is_working_days,
        requirement.valid_from,
        requirement.valid_to,
        case requirement.stage
            {% for stage in stages %}
            when '{{ stage }}' then case_file.{{ stage }}_date
            {% endfor %}
        end as stage_date
    from {{ ref('int_case_file') }} as case_file
    inner join {{ ref('document_requirement') }} as requirement
        on case_file.procedure_kind = requirement.procedure_kind
    where
        case requirement.condition
            when 'always' then true
            {% for condition in conditions %}
            when '{{ condition }}' then case_file.{{ condition }}
            {% endfor %}
        end
        and not coalesce(
            case requirement.not_required_for
                when 'is_notice_waived' then case_file.is_notice_waived
                when 'is_warning_only' then case_file.is_warning_only
            end,
            false
        )
)

select
    required.subject_kind,
    required.subject_id,
    required.subject_no,
    required.case_id,
    required.decision_id,
    required.department_code,
    required.procedure_kind,
    required.requirement_id,
    required.document_name_zh,
    required.document_kinds,
    required.stage,
    required.stage_date,
    required.limit_days,
    required.is_working_days,
    required.source,
    required.stream_id,
    required.position
from required
where required.stage_date is not null and {{ in_force('required.stage_date', 'required') }}
