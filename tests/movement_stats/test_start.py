"""How the site starts, and how it refuses to."""

import socket
import subprocess
import urllib.request

import pytest

from tests.support.environment import ROOT, environment
from tests.support.site import SERVE, Done, Site, free_port, python, serving


def one_line(done: Done) -> str:
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    return line


def serve(tmp_path, **variables: str) -> Done:
    # The program warns of an unprepared folder, which is not what is asked here.
    (tmp_path / "static").mkdir()
    return python(*SERVE, env=environment(DATA_DIR=str(tmp_path), **variables))


def test_a_bad_address_of_the_database_stops_every_command(tmp_path):
    env = environment(DATA_DIR=str(tmp_path), DATABASE_URL="nonsense")
    for command in (["manage.py", "check"], ["manage.py", "prepare"], SERVE):
        assert one_line(python(*command, env=env)).startswith("DATABASE_URL: ")


def test_a_database_that_does_not_answer_is_one_line(tmp_path):
    url = f"postgres://nobody@127.0.0.1:{free_port()}/movement"
    env = environment(DATA_DIR=str(tmp_path), DATABASE_URL=url)
    assert one_line(python("manage.py", "prepare", env=env)).startswith("DATABASE_URL: ")


@pytest.mark.parametrize(
    ("family", "host", "shown"),
    [(socket.AF_INET, "127.0.0.1", "127.0.0.1"), (socket.AF_INET6, "::1", "[::1]")],
)
def test_a_taken_port_is_one_line(tmp_path, family, host, shown):
    with socket.socket(family) as other:
        other.bind((host, 0))
        other.listen()
        port = other.getsockname()[1]
        line = one_line(serve(tmp_path, HOST=host, PORT=str(port)))
    assert line.startswith(f"PORT: {shown}:{port} is taken; choose another, as in make run PORT=")


def test_a_taken_port_is_told_before_anything_is_prepared(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        env = environment(DATA_DIR=str(tmp_path), PORT=port)
        line = one_line(python("-m", "movement_stats.try_port", env=env))
    assert line.startswith(f"PORT: 127.0.0.1:{port} is taken; ")
    assert not list(tmp_path.glob("*sqlite*"))
    done = subprocess.run(
        ["make", "--dry-run", "run"], cwd=ROOT, env=environment(), capture_output=True, text=True
    )
    asked, prepared, served = (
        done.stdout.index(word) for word in ("movement_stats.try_port", "prepare", "gunicorn")
    )
    assert asked < prepared < served


def test_a_free_port_is_left_free(tmp_path):
    env = environment(DATA_DIR=str(tmp_path), PORT=str(free_port()))
    for _time in range(2):
        done = python("-m", "movement_stats.try_port", env=env)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# The second is kept for documentation (RFC 5737): no machine has it.
@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1"])
def test_a_host_that_is_not_this_machine_is_one_line(tmp_path, host):
    assert one_line(serve(tmp_path, HOST=host)).startswith(f"HOST: cannot serve at {host}:8000")


def beside(site: Site, **variables: str) -> Site:
    """Return a second site on the same database, at a port of its own."""
    env = {**site.env, "PORT": str(free_port()), **variables}
    host = f"[{env['HOST']}]" if ":" in env["HOST"] else env["HOST"]
    return Site(f"http://{host}:{env['PORT']}", env, site.data_dir)


def test_the_site_says_where_it_is_and_leaves_nothing_in_the_home_folder(site, tmp_path):
    with serving(beside(site, HOME=str(tmp_path))) as second:
        assert f"Serving on {second.url}\n" in second.log
    assert not list(tmp_path.iterdir())


def test_the_site_serves_over_ipv6(site):
    with serving(beside(site, HOST="::1")) as second:
        assert f"Serving on http://[::1]:{second.env['PORT']}\n" in second.log


def test_no_header_of_a_request_changes_its_scheme(site):
    """HSTS is sent over https alone, and nobody is trusted to say that plain http was https."""
    headers = {"X-Forwarded-Proto": "https", "Host": "example.org"}
    with serving(beside(site, SITE_URL="https://example.org")) as second:
        request = urllib.request.Request(f"{second.url}/healthz", headers=headers)
        with urllib.request.urlopen(request) as answer:
            assert "Strict-Transport-Security" not in answer.headers


def test_preparing_again_changes_nothing(site):
    before = site.manage("dumpdata")
    assert before.returncode == 0, before.stderr
    done = site.manage("prepare")
    assert done.returncode == 0, done.stderr
    assert site.manage("dumpdata").stdout == before.stdout


DELETE = "DELETE FROM django_content_type WHERE app_label = 'a'"
INSERT = """
from django.db import connection
connection.cursor().execute(
    "INSERT INTO django_content_type (app_label, model) VALUES ('a', 'b')")
"""


@pytest.mark.both_databases
def test_with_public_only_the_database_itself_refuses_a_write(site):
    allowed = site.manage("shell", "-c", f"{INSERT}\nconnection.cursor().execute({DELETE!r})")
    assert allowed.returncode == 0, allowed.stderr
    refused = site.manage("shell", "-c", INSERT, PUBLIC_ONLY="1")
    assert refused.returncode != 0
    assert "readonly database" in refused.stderr or "read-only transaction" in refused.stderr


@pytest.mark.both_databases
def test_with_public_only_the_site_serves(site):
    with (
        serving(beside(site, PUBLIC_ONLY="1")) as public,
        urllib.request.urlopen(f"{public.url}/figures/") as answer,
    ):
        assert answer.status == 200


def test_make_hands_values_over_as_they_were_typed():
    values = {"DATABASE_URL": "postgres://u:a&b?c'd\"e@h/n?x=y&z=$(id);`id`", "PORT": "9$0"}
    typed = [f"{name}={value}" for name, value in values.items()]
    rule = "--eval=shown: ; @printenv DATABASE_URL PORT"
    for arguments, env in ((typed, {}), ([], values)):
        done = subprocess.run(
            ["make", "--silent", rule, "shown", *arguments],
            cwd=ROOT,
            env=environment(**env),
            capture_output=True,
            text=True,
        )
        assert done.stdout.splitlines() == list(values.values()), done.stderr
