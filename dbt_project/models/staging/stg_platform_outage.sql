{{ staged('platform_outage') }}
