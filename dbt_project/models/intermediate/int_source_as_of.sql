-- What one source has delivered up to a day says nothing about how far another one reaches.
select
    feed_as_of.source,
    max(feed_as_of.as_of_date) as as_of_date
from {{ ref('stg_feed_as_of') }} as feed_as_of
group by feed_as_of.source
