import os
import sqlite3
import stat
from contextlib import closing

import pytest

from movement_stats.lib import env
from tests.support.environment import environment
from tests.support.site import python


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "80.0"),
        ("PORT", "٨٠"),
        ("PORT", "000000080" + "0" * 9),
        ("PORT", "0" * 5_000 + "1" * 5_000),
        ("WEB_CONCURRENCY", "0"),
        ("WEB_CONCURRENCY", "many"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://user@host/name"),
        ("DATABASE_URL", "postgres:/host/name"),
        ("DATABASE_URL", "postgres://user@host:port/name"),
        ("DATABASE_URL", "postgres://user@host"),
        ("SITE_URL", "localhost:8000"),
        ("SITE_URL", "ftp://example.org"),
        ("SITE_URL", "https:///"),
        ("SITE_URL", "https://[example.org"),
        ("SITE_URL", "https://example.org:port"),
        ("SITE_URL", "https://example.org/below"),
        ("SITE_URL", "https://example.org?a=b"),
        ("PUBLIC_ONLY", "maybe"),
        ("DEBUG", "2"),
        ("SECRET_KEY", "short"),
        ("DATA_DIR", "/dev/null/data"),
        ("CACHE_URL", "nonsense"),
        ("CACHE_URL", "memcached://localhost"),
        ("CACHE_URL", "redis:/localhost"),
        ("CACHE_URL", "redis://localhost:port"),
    ],
)
def test_a_bad_value_ends_the_program_with_one_line_that_names_the_variable(tmp_path, name, value):
    done = python(
        "-c",
        "import movement_stats.settings",
        env=environment(**{"DATA_DIR": str(tmp_path), name: value}),
    )
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{name}: ")
    assert value not in line


def test_every_variable_may_be_empty(tmp_path):
    empty = dict.fromkeys(environment(), "") | {"DATA_DIR": str(tmp_path), "PATH": os.defpath}
    done = python("-c", "import movement_stats.settings", env=empty)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("value", ["1", "true", "YES", " on "])
def test_yes(monkeypatch, value):
    monkeypatch.setenv("DEBUG", value)
    assert env.flag("DEBUG") is True


@pytest.mark.parametrize("value", ["0", "false", "No", "off"])
def test_no(monkeypatch, value):
    monkeypatch.setenv("DEBUG", value)
    assert env.flag("DEBUG", default=True) is False


@pytest.mark.parametrize(("value", "number"), [("1", 1), ("65535", 65535), ("", 8000)])
def test_number(monkeypatch, value, number):
    monkeypatch.setenv("PORT", value)
    assert env.number("PORT", 8000, least=1, most=65535) == number


def test_list(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "a.example, b.example,,")
    assert env.listed("ALLOWED_HOSTS", default=[]) == ["a.example", "b.example"]


@pytest.mark.parametrize("value", ["https://example.org", "https://example.org/"])
def test_address(monkeypatch, value):
    monkeypatch.setenv("SITE_URL", value)
    assert env.address("SITE_URL", "") == "https://example.org"


def test_address_with_port(monkeypatch):
    monkeypatch.setenv("SITE_URL", "http://[::1]:8000")
    assert env.address("SITE_URL", "") == "http://[::1]:8000"


def test_a_secret_is_made_once_and_for_the_owner_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY")
    made = env.secret("SECRET_KEY", tmp_path / "secret_key")
    assert len(made) >= 32
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert env.secret("SECRET_KEY", tmp_path / "secret_key") == made


def test_postgres_by_host(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://me:p%26w%3F@db.example:5433/movement")
    config = env.database("DATABASE_URL", None, read_only=False)
    assert config["ENGINE"] == "django.db.backends.postgresql"
    parts = (config[part] for part in ("USER", "PASSWORD", "HOST", "PORT", "NAME"))
    assert tuple(parts) == ("me", "p&w?", "db.example", 5433, "movement")


def test_postgres_by_socket(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@/movement?host=/var/run/Postgres")
    config = env.database("DATABASE_URL", None, read_only=False)
    assert (config["HOST"], config["NAME"]) == ("", "movement")
    assert config["OPTIONS"]["host"] == "/var/run/Postgres"


@pytest.mark.parametrize("read_only", [True, False])
def test_sqlite_reads_through_the_systems_memory(monkeypatch, tmp_path, read_only):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/a.sqlite3")
    config = env.database("DATABASE_URL", None, read_only=read_only)
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as connection:
        for command in config["OPTIONS"]["init_command"].split(";"):
            connection.execute(command)
        assert connection.execute("PRAGMA mmap_size").fetchone()[0] > 1_000_000_000
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    assert mode == ("delete" if read_only else "wal")


def test_answers_are_held_in_files_unless_another_place_is_named(monkeypatch, tmp_path):
    places = {}
    for url in ("", "files", "locmem", "none"):
        monkeypatch.setenv("CACHE_URL", url)
        default = env.caches("CACHE_URL", tmp_path)["default"]
        places[url] = (default["BACKEND"].rpartition(".")[2], default.get("LOCATION"))
    assert places == {
        "": ("FileBasedCache", tmp_path),
        "files": ("FileBasedCache", tmp_path),
        "locmem": ("LocMemCache", None),
        "none": ("DummyCache", None),
    }


@pytest.mark.parametrize("url", ["redis://cache:6379/1", "rediss://:secret@cache:6379"])
def test_a_redis_is_taken_only_with_its_client(monkeypatch, tmp_path, url):
    monkeypatch.setenv("CACHE_URL", url)
    monkeypatch.setattr(env, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"^CACHE_URL: .*pip install redis$") as refused:
        env.caches("CACHE_URL", tmp_path)
    assert "secret" not in str(refused.value)
    monkeypatch.setattr(env, "find_spec", lambda name: object())
    default = env.caches("CACHE_URL", tmp_path)["default"]
    assert default["BACKEND"].endswith(".RedisCache")
    assert default["LOCATION"] == url


def test_sqlite_by_file(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/a file.sqlite3")
    config = env.database("DATABASE_URL", None, read_only=False)
    assert config["NAME"] == f"{tmp_path}/a file.sqlite3"
