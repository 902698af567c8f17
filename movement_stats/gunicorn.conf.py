"""The server's settings: gunicorn reads them, `make run` starts it."""

from typing import Any

from movement_stats import settings
from movement_stats.lib.port import place_of, try_port

bind = place_of(settings.HOST, settings.PORT)
workers = settings.WEB_CONCURRENCY
# Threads: a long download keeps one of them busy, not the worker, so the timeout, which asks
# whether the worker's own loop still turns, never cuts it.
worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 30
# The program is loaded once, before the port is opened: what is wrong with it is said before
# the address is, and a worker that died is back at once. Nothing may query the database while
# loading: processes cannot share a connection.
preload_app = True
# gunicorn would open a socket for remote control in the home folder.
control_socket_disable = True
# Only these may say by a header what scheme and client a request came from.
forwarded_allow_ips = ",".join(settings.TRUSTED_PROXIES)
limit_request_line = 4094
errorlog = "-"
loglevel = "warning"


# How many answers a connection gets. Whoever accepts one keeps it: of four clients that kept theirs
# all could fall to one worker. Asked anew, the worker that has less to do is there first.
ANSWERS_A_CONNECTION = 20


def pre_request(worker: Any, request: Any) -> None:
    """Let a connection end with its last answer, which says so."""
    if request.req_number >= ANSWERS_A_CONNECTION:
        request.force_close()


def on_starting(server: Any) -> None:
    """End with one line where the address cannot be had; gunicorn would try for five seconds."""
    try_port(settings.HOST, settings.PORT)


def when_ready(server: Any) -> None:
    """Say where the site is."""
    print(f"Serving on {settings.SITE_URL}", flush=True)
