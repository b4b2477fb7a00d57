"""The web site: reads the archive and renders it. No logic of its own beyond shaping what a page shows."""
