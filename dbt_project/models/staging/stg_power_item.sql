{{ staged('power_item') }}
