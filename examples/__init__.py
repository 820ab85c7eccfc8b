"""Writers of sample exports: a sample zone and volume files for the benchmark.

Here belongs what a department's own systems would produce. Nothing here knows the warehouse:
no module of `examples` imports `ingestion` or `orchestration`; they meet only in files.
"""
