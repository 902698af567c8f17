"""How style sheets, scripts and outlines are served."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Each file under a name that tells its content; what scripts import is named so too."""

    support_js_module_import_aggregation = True
