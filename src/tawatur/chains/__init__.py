"""Article and neighbours → passages they share, sources they declare, who came first, one origin or several.

Pure functions over values: no database, network, clock or settings.
"""
