{{ staged('parameter') }}
