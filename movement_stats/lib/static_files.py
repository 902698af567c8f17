"""How style sheets, scripts and outlines are collected and served."""

from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

from movement_stats.lib.done_before import digest_of, is_done, mark_done

# What names and packs the files.
COLLECTED_BY = ("django", "whitenoise", "brotli")


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Each file under a name that tells its content; what scripts import is named so too."""

    support_js_module_import_aggregation = True


def collect_static_files() -> None:
    """Collect the files of the site and of its libraries, unless they are collected as they are."""
    files = [
        Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])
    ]
    digest = digest_of(files, *map(version, COLLECTED_BY))
    mark = Path(settings.DATA_DIR, "static.sha256")
    if Path(settings.STATIC_ROOT, "staticfiles.json").exists() and is_done(mark, digest):
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    mark_done(mark, digest)
