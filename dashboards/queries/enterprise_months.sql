-- 一家企业各月记录数 / Records of one enterprise by month of a year. Parameters: enterprise (code or token), year (INTEGER)
with month_of_year as (
    select distinct
        month(calendar.calendar_date) as month_no
    from core.dim_date as calendar
),

told as (
    select
        page.event_kind,
        month(page.event_date) as month_no
    from supervision.enterprise_page as page
    where page.party_key = $enterprise and year(page.event_date) = cast($year as integer)
),

kind as (
    select distinct told.event_kind from told
)

select
    kind.event_kind,
    month_of_year.month_no,
    cast(month_of_year.month_no as varchar) || '月' as month_name,
    cast(count(told.event_kind) as bigint) as record_count
from kind
cross join month_of_year
left join told on kind.event_kind = told.event_kind and month_of_year.month_no = told.month_no
group by kind.event_kind, month_of_year.month_no
order by kind.event_kind asc nulls last, month_of_year.month_no asc nulls last
