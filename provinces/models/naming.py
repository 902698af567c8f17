"""Names of areas that others have borne before or since."""

import datetime

from django.utils.translation import gettext

# On this day the 63 provincial units became 34 (Resolution 202/2025/QH15).
MERGER = datetime.date(2025, 7, 1)


def dated_name(name: str, since: datetime.date | None, until: datetime.date | None) -> str:
    """Return the name with the year in which the area came or ceased: 'An Giang (until 2025)'."""
    if until:
        return gettext("%(name)s (until %(year)d)") % {"name": name, "year": until.year}
    if since:
        return gettext("%(name)s (since %(year)d)") % {"name": name, "year": since.year}
    return name
