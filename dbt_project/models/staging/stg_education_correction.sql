{{ staged('education_correction') }}
