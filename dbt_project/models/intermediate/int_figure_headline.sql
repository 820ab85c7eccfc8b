{#- The people and items behind the headline figures at each cut-off; their counts stand in int_score_figure. -#}
with officer as (
    select
        holder.certificate_id as record_id,
        holder.certificate_id as record_no,
        holder.department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        holder.cutoff_date,
        holder.person_id,
        holder.has_act,
        holder.stream_id
    from {{ ref('int_score_participation') }} as holder
    inner join {{ ref('int_figure_cutoff') }} as cut on holder.cutoff_date = cut.cutoff_date
    inner join {{ ref('int_figure_account') }} as account on holder.department_code = account.department_code
    where holder.is_holder
),

item as (
    select
        duty.item_id as record_id,
        duty.item_id as record_no,
        duty.department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        duty.cutoff_date,
        duty.is_exercised,
        duty.stream_id
    from {{ ref('int_score_duty') }} as duty
    inner join {{ ref('int_figure_cutoff') }} as cut on duty.cutoff_date = cut.cutoff_date
    inner join {{ ref('int_figure_account') }} as account on duty.department_code = account.department_code
    where duty.is_countable and not duty.is_handed_back
)

{{ measured('officer_certificate', [
    {'code': 'officers', 'from': 'record.cutoff_date', 'to': 'record.cutoff_date', 'key': 'record.person_id'},
    {'code': 'officers_participating', 'from': 'record.cutoff_date', 'to': 'record.cutoff_date',
        'key': 'record.person_id', 'where': 'record.has_act'},
], 'officer') }}
union all
{{ measured('power_item', [
    {'code': 'power_items', 'from': 'record.cutoff_date', 'to': 'record.cutoff_date'},
    {'code': 'power_items_exercised', 'from': 'record.cutoff_date', 'to': 'record.cutoff_date',
        'where': 'record.is_exercised'},
], 'item') }}
