{{ staged('training_exam') }}
