"""The dataset version in force; and the last one that was read, for when the database is away."""

import hashlib
import logging
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

from models_registry.models import DatasetVersion
from models_registry.models.dataset_version import Stamp
from movement_stats.lib import held

AWAY = (OperationalError, InterfaceError)
logger = logging.getLogger(__name__)


class LastRead:
    """What this worker knows: the version that it read last, and whether none can be read now."""

    version: Stamp | None = None
    is_away = False


def version_in_force() -> Stamp | None:
    """Return the version in force, None where the database does not answer."""
    try:
        version = _read()
    except AWAY as error:
        if not LastRead.is_away:
            logger.error("DATABASE_URL: the database does not answer: %s", error)
        LastRead.is_away = True
        return None
    LastRead.is_away = False
    if LastRead.version != version:
        LastRead.version = version
        held.to_shared(_key(), version, timeout=None)
    return version


def last_version() -> Stamp | None:
    """Return the last version that this worker, or any other, has read."""
    version: Stamp | None = LastRead.version or held.from_shared(_key())
    return version


def _read() -> Stamp:
    """Read the version, from a new connection where the kept one has died since its last use.

    So this query, made for every answer, checks the connection for whatever is asked next.
    """
    connection: Any = connections[DEFAULT_DB_ALIAS]
    was_kept = connection.connection is not None and not connection.in_atomic_block
    connection.health_check_done = True
    try:
        return DatasetVersion.stamp(connection)
    except AWAY:
        if not was_kept:
            raise
    connection.close()
    return DatasetVersion.stamp(connection)


def _key() -> str:
    return f"last-version-{database()}"


@lru_cache
def database() -> str:
    """Return what tells this site's database from another's in a cache that they share."""
    names = ("ENGINE", "HOST", "PORT", "NAME", "OPTIONS")
    address = [
        settings.SECRET_KEY,
        *(str(connections[DEFAULT_DB_ALIAS].settings_dict.get(name)) for name in names),
    ]
    return hashlib.sha256("\n".join(address).encode()).hexdigest()
