import psycopg
import pytest

from tests.support.postgres import start_postgres, wheel_binaries


@pytest.mark.parametrize("binaries", wheel_binaries(), ids=lambda place: place.parent.name)
def test_the_wheel_serves_where_the_machine_has_no_postgres(binaries):
    """Machines differ in what they have; what `make test` falls back on is tried on all."""
    server = start_postgres(binaries)
    try:
        with psycopg.connect(server.create_database("one")) as connection:
            (encoding,) = connection.execute("SHOW server_encoding").fetchone()
            (addresses,) = connection.execute("SHOW listen_addresses").fetchone()
        assert (encoding, addresses) == ("UTF8", "")
    finally:
        server.stop()
    assert not server.folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.url)


def test_the_wheel_brings_binaries():
    assert wheel_binaries()
