"""How style sheets, scripts and outlines are served."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Each file under a name that tells its content; what scripts import is named so too."""

    support_js_module_import_aggregation = True
