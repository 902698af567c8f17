#!/usr/bin/env python
"""Run the site's commands."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "movement_stats.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        sys.exit(f"DATABASE_URL: the database does not answer: {str(error).splitlines()[0]}")
