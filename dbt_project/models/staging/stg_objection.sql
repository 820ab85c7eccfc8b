{{ staged('objection') }}
