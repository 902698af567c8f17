"""Settings from the environment: typed, and loud when a value is wrong.

Every reader ends the program with one line that names the variable and says what would be
right, so that a bad value never starts a site that half works.
"""

import ipaddress
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote, urlsplit

import environ

ENGINES = {
    "sqlite": "django.db.backends.sqlite3",
    "postgres": "django.db.backends.postgresql",
    "postgresql": "django.db.backends.postgresql",
}
A_DAY = 86_400
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def refuse(name: str, what_would_be_right: str) -> NoReturn:
    """End the program with one line about the variable `name`."""
    raise SystemExit(f"{name}: {what_would_be_right}")


def text(name: str, default: str = "") -> str:
    """Return the variable, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """Return a yes or no: 1, true, yes, on; 0, false, no, off."""
    value = os.environ.get(name, "").strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return default if value == "" else False
    refuse(name, "must be 1 or 0")


def number(name: str, default: int, least: int, most: int) -> int:
    """Return a whole number between `least` and `most`."""
    value = text(name, str(default))
    if not (
        value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most
    ):
        refuse(name, f"must be a whole number from {least} to {most}")
    return int(value)


def listed(name: str, default: list[str]) -> list[str]:
    """Return the parts of a comma-separated list."""
    parts = [part.strip() for part in text(name).split(",") if part.strip()]
    return parts or default


def ip_addresses(name: str) -> list[str]:
    """Return a comma-separated list of IP addresses."""
    found = listed(name, [])
    for found_address in found:
        try:
            ipaddress.ip_address(found_address)
        except ValueError:
            refuse(name, "must be IP addresses with commas between, such as 10.0.0.2")
    return found


def address(name: str, default: str) -> str:
    """Return an http or https address without a path and without a slash at its end."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        bare = parts.hostname and not (
            parts.path or parts.query or parts.fragment or parts.port == 0
        )
    except ValueError:
        bare = None
    if not bare or parts.scheme not in {"http", "https"}:
        refuse(name, "must be an address like https://example.org, without a path")
    return value


def directory(name: str, default: Path) -> Path:
    """Return a folder, made where it is missing."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(name, f"the folder cannot be made ({error.strerror})")
    return path


def secret(name: str, kept_in: Path) -> str:
    """Return a secret of at least 32 characters; where the variable is unset, one kept in a file.

    The file is made once, readable by its owner alone.
    """
    value = text(name) or _kept_secret(kept_in)
    if len(value) < 32:
        refuse(name, "must have at least 32 characters")
    return value


def _kept_secret(path: Path) -> str:
    from django.core.management.utils import get_random_secret_key

    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(get_random_secret_key())
    return path.read_text()


def database(name: str, default_file: Path, read_only: bool) -> dict[str, Any]:
    """Return Django's settings of the database that an address such as `postgres://…` names.

    `read_only` is enforced by the database itself: no statement of this process can write.
    """
    url = text(name, f"sqlite:///{default_file}")
    scheme = url.partition("://")[0]
    if scheme not in ENGINES or "://" not in url:
        refuse(name, "must be like postgres://user:password@host:5432/name or sqlite:////a/file")
    try:
        config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    except ValueError:
        refuse(name, "cannot be read as the address of a database")
    if not config.get("NAME"):
        refuse(name, "names no database")
    if "%" in str(config.get("HOST")):
        refuse(name, "names a socket's folder as ?host=/a/folder after the database")
    config["ENGINE"] = ENGINES[scheme]
    # Each thread keeps its connection, and asks whether it still answers before it is trusted.
    config |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    options = config.setdefault("OPTIONS", {})
    _sqlite(config, options, read_only) if scheme == "sqlite" else _postgres(options, read_only)
    return config


def caches(name: str, default_folder: Path) -> dict[str, dict[str, Any]]:
    """Return Django's settings of the cache that workers share, and of each worker's own memory.

    `files` keeps it in the folder, `redis://…` in a Redis, `locmem` in each worker alone, `none`
    nowhere.
    """
    url = text(name, "files")
    backends = "django.core.cache.backends"
    nothing = {"BACKEND": f"{backends}.dummy.DummyCache"}
    memory: dict[str, Any] = {
        "BACKEND": f"{backends}.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 200},
        "TIMEOUT": A_DAY,
    }
    if url == "none":
        return {"default": nothing, "memory": nothing}
    if url == "locmem":
        return {"default": memory, "memory": nothing}
    if url == "files":
        shared: dict[str, Any] = {
            "BACKEND": f"{backends}.filebased.FileBasedCache",
            "LOCATION": default_folder,
            "OPTIONS": {"MAX_ENTRIES": 1_000},
        }
    elif _is_redis(url):
        if not find_spec("redis"):
            refuse(name, "a Redis needs its client, which is not installed: pip install redis")
        shared = {
            "BACKEND": f"{backends}.redis.RedisCache",
            "LOCATION": url,
            # A Redis that hangs must not hang the pages, which can do without it.
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
        }
    else:
        refuse(name, "must be files, locmem, none, or like redis://host:6379/0")
    return {"default": {**shared, "TIMEOUT": A_DAY}, "memory": memory}


def _is_redis(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"redis", "rediss"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _sqlite(config: dict[str, Any], options: dict[str, Any], read_only: bool) -> None:
    options["timeout"] = 20
    # Pages come from the system's memory, which all connections share; each keeps 8 MB besides.
    options["init_command"] = "PRAGMA mmap_size=2147418112; PRAGMA cache_size=-8000"
    if read_only:
        config["NAME"] = f"file:{quote(str(Path(config['NAME']).resolve()))}?mode=ro"
        return
    # A writer takes its lock at BEGIN and waits for it, instead of failing half-way
    # with 'database is locked'; FULL keeps a commit that was answered through a power cut.
    options["transaction_mode"] = "IMMEDIATE"
    options["init_command"] += "; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"


def _postgres(options: dict[str, Any], read_only: bool) -> None:
    # A server that is not there is away, not slow.
    options.setdefault("connect_timeout", 5)
    # Compiling a query just in time takes longer than any of ours runs.
    settings = ["-c jit=off"]
    if read_only:
        settings.append("-c default_transaction_read_only=on")
    options["options"] = " ".join(settings)
