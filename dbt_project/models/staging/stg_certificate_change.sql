{{ staged('certificate_change') }}
