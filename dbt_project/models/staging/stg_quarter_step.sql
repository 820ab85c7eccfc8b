{{ staged('quarter_step') }}
