{{ staged('penalty') }}
