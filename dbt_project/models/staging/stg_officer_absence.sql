{{ staged('officer_absence') }}
