{{ staged('waiver') }}
