{{ staged('officer_certificate') }}
