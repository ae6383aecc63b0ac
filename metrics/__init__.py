"""Humetrics: humanitarian impact figures, from text to indicators, with their doubt."""
