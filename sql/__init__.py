"""The SQL files of Humetrics: schema, estimates, indicators, views, checks."""
