{{ staged('coercive_measure') }}
