with record as (
    select
        measure.measure_id as record_id,
        measure.decision_no as record_no,
        account.account_code as department_code,
        measure.campaign,
        measure.measure_date,
        measure.measure_kind = '扣押' and measure.object_kind = '车辆' as is_seized_vehicle,
        -- what a campaign marks out, such as 双百 vehicles, is said with the campaign
        coalesce({{ list_has('measure.marks', 'campaign.mark_text') }}, false) as is_marked,
        measure.stream_id
    from {{ ref('fct_coercive_measure') }} as measure
    {{ join_account('measure') }}
    left join {{ ref('report_campaign') }} as campaign
        on measure.campaign = campaign.campaign_name and {{ in_force('measure.measure_date', 'campaign') }}
)

{{ measured('coercive_measure', [
    {'code': 'coercive_measures', 'from': 'record.measure_date'},
    {'code': 'seized_vehicles', 'from': 'record.measure_date', 'where': 'record.is_seized_vehicle'},
    {'code': 'seized_marked', 'from': 'record.measure_date',
        'where': 'record.is_seized_vehicle and record.is_marked'},
]) }}
