{{ staged('correction_reply') }}
