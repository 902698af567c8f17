"""All settings, read from the environment; the README's table lists the variables."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from movement_stats.lib import env

BASE_DIR = Path(__file__).resolve().parent.parent

# Where and what
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000, least=1, most=65535)
WEB_CONCURRENCY = env.number("WEB_CONCURRENCY", 2, least=1, most=64)
SITE_URL = env.address("SITE_URL", f"http://{f'[{HOST}]' if ':' in HOST else HOST}:{PORT}")
CONTACT = env.text("CONTACT")
# How many persons key each figure: with two, nothing is published that one keyed alone.
DESK_PERSONS = env.number("DESK_PERSONS", 1, least=1, most=2)
TRUSTED_PROXIES = env.ip_addresses("TRUSTED_PROXIES")
DATA_DIR = env.directory("DATA_DIR", BASE_DIR / "data")
FIXTURES_DIR = BASE_DIR / "fixtures"
DEBUG = env.flag("DEBUG")
PUBLIC_ONLY = env.flag("PUBLIC_ONLY")
SECRET_KEY = env.secret("SECRET_KEY", kept_in=DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.listed(
    "ALLOWED_HOSTS",
    default=[HOST, "localhost", "127.0.0.1", "[::1]", urlsplit(SITE_URL).hostname or HOST],
)

INSTALLED_APPS = [
    "models_registry.apps.DeskConfig",  # Django's admin, with our site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "simple_history",
    "csp",
    "axes",
    "provinces",
    "models_registry",
]
# What only the admin needs; a public page uses none of it.
STAFF_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]
MIDDLEWARE = [
    # What is held is answered before anything else is done, with the headers of what follows.
    "movement_stats.lib.addresses.answer_head",
    "movement_stats.lib.addresses.pass_over_trackers",
    "models_registry.public.caching.answer_from_version",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "movement_stats.lib.addresses.keep_nothing_of_the_desk",
    "movement_stats.lib.languages.language_from_path",
    "movement_stats.lib.addresses.refuse_bad_addresses",
    "models_registry.public.parameters.refuse_unknown_parameters",
    "models_registry.public.caching.AnswerUnchanged",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    *([] if PUBLIC_ONLY else STAFF_MIDDLEWARE),
]
ROOT_URLCONF = "movement_stats.urls"
WSGI_APPLICATION = "movement_stats.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "models_registry.public.context_processors.site",
            ],
            # Django finds tags by itself only beside an app's models.
            "libraries": {
                "desk": "models_registry.desk.templatetags.desk",
                "figure_rows": "models_registry.public.templatetags.figure_rows",
                "filter_form": "models_registry.public.templatetags.filter_form",
                "site": "models_registry.public.templatetags.site",
                "statistics": "models_registry.public.templatetags.statistics",
            },
        },
    }
]

# Data
DATABASES = {
    "default": env.database("DATABASE_URL", DATA_DIR / "movement.sqlite3", read_only=PUBLIC_ONLY)
}
CACHES = env.caches("CACHE_URL", DATA_DIR / "answers")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "models_registry.Staff"

# Who may enter the desk
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "movement_stats.lib.passwords.OneAtATimeBackend",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
# Wrong passwords, counted per account and per client address. A success wipes nothing out: with
# an account of one's own one could else guess at another's without end.
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Who tries too early is not made to wait longer, or a stranger could lock an account for good.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "movement_stats.lib.addresses.client_address"
AXES_LOCKOUT_CALLABLE = "models_registry.desk.access.locked_out"
AXES_ENABLE_ADMIN = False
# Every log-in kept for ever would be a file on persons that nobody asked for.
AXES_DISABLE_ACCESS_LOG = True

# Whoever logs in without having asked for a page comes to the desk's first one.
LOGIN_REDIRECT_URL = "admin:index"

# Languages and dates
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("vi", _("Vietnamese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
# Numbers and dates are written by the template filters of models_registry, which use CLDR.
USE_THOUSAND_SEPARATOR = False

# Forms and filters
FORM_RENDERER = "movement_stats.lib.widgets.FormRenderer"
FILTERS_EMPTY_CHOICE_LABEL = _("any")

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "movement_stats.lib.static_files.StaticFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Safety
HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
# In the session: no third cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SILENCED_SYSTEM_CHECKS = [
    # The proxy in front answers http; behind it the site sees no other scheme to redirect from.
    "security.W008",
    # Without a desk, what the desk needs is rightly missing.
    *(["admin.E408", "admin.E409", "admin.E410", "axes.W002"] if PUBLIC_ONLY else []),
]
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}
# A report's page sends every field of every row. 200 rows of each kind (desk/forms/rows.py), some
# 110 fields together, are 22 000; Django's 1000 would refuse the page at the 26th figure.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 25_000
# An address may be long through many filters; a longer one is nobody's question.
LONGEST_ADDRESS = 4_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # A visitor's bad question is answered, not reported.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
