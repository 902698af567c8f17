"""Whether the address at which the site is to be served can be had."""

import errno
import socket
import sys


def place_of(host: str, port: int) -> str:
    """Return the address as it is written: 127.0.0.1:8000, [::1]:8000."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def try_port(host: str, port: int) -> None:
    """End the program with one line where the address cannot be had."""
    place = place_of(host, port)
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
            # As gunicorn does, so that a port just left by another server counts as free.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            another = port + 1 if port < 65535 else port - 1
            sys.exit(f"PORT: {place} is taken; choose another, as in make run PORT={another}")
        name = "PORT" if error.errno == errno.EACCES else "HOST"
        sys.exit(f"{name}: cannot serve at {place} ({error.strerror})")
