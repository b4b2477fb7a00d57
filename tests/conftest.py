"""What all tests share: one set-up of Django for the whole process."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.django_settings")
