"""The archive as a Django application."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Tables of the archive; users, comments and the like are the site's own."""

    name = "tawatur.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"
