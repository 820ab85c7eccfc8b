{{ staged('corrective_order') }}
