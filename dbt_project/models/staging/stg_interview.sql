{{ staged('interview') }}
