{{ staged('permit') }}
