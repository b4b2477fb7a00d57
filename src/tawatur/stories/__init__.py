"""Event mentions → events, articles → stories, independent origins → conflicts.

Pure functions over values: no database, network, clock or settings.
"""
