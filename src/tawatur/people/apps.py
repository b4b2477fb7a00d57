"""What people say, as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts and all that hangs on them."""

    name = "tawatur.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
