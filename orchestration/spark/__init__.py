"""The same models on Apache Spark, and the proof that they come out equal.

Belongs here: a Spark session for one build, the inputs that it reads, dbt in that session, the comparison with
DuckDB's tables. pyspark and dbt-spark are an optional extra: nothing here is imported unless somebody asks for it.
Does not belong here: models (`dbt_project`), releases (`orchestration.releases`); nothing that Spark builds is
published.
"""
