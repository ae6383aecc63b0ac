"""What a card cannot say: publishers' layouts that must be made plain rows first, one a module.

A card names one with ``shape = "<module>"``; the module has ``shape(table) -> Table``.
"""
