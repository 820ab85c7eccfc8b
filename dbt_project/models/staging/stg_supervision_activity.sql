{{ staged('supervision_activity') }}
