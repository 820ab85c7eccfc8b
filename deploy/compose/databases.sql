-- Beside the database `zhifa` (the log's manifest and books): Dagster's own, which may be lost without losing data.
create database dagster;
