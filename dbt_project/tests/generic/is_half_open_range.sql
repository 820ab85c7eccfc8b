{# valid_to, where stated, does not lie before valid_from. #}
{% test is_half_open_range(model) %}
select
    valid_from,
    valid_to
from {{ model }}
where valid_to < valid_from
{% endtest %}
