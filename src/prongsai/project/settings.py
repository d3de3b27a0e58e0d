"""The settings, from the environment; docs/operations/settings.md lists every variable."""

from os import environ
from pathlib import Path

from prongsai.project.environment import contact, count, database, flag, secret_key, word, words
from prongsai.project.mail import mail_in

VAR = Path(word("PRONGSAI_VAR", "var")).resolve()  # what an installation keeps: database, keys

DEBUG = flag("PRONGSAI_DEBUG")
SECRET_KEY = secret_key(VAR)
ALLOWED_HOSTS = words("PRONGSAI_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("PRONGSAI_ORIGINS", "")
ADDRESS = word("PRONGSAI_ADDRESS", "").rstrip("/")  # what stands on printed documents, for ever
CONTACT = contact()  # named to every website that is opened

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "prongsai.web.layout",  # before allauth, whose pages stand in our frame and words
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "prongsai.apps.accounts",
    "prongsai.apps.audit",
    "prongsai.apps.agencies",
    "prongsai.apps.rounds",
    "prongsai.apps.surveys",
    "prongsai.apps.evidence",
    "prongsai.apps.results",
    "prongsai.apps.improvement",
    "prongsai.apps.anticorruption",
    "prongsai.apps.documents",
    "prongsai.apps.reports",
    "prongsai.apps.demonstration",
    "prongsai.web.agency",
    "prongsai.web.portal",
    "prongsai.web.respond",
    "prongsai.web.review",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "prongsai.web.respond.middleware.ShortWay",  # who answers a survey needs nothing of the rest
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "prongsai.web.layout.middleware.ContentSecurityPolicy",
    "prongsai.web.layout.middleware.KeptByItsReader",
    "prongsai.web.layout.middleware.LanguageByChoice",
    "prongsai.web.layout.middleware.NoSuchAddress",
    "prongsai.web.layout.middleware.NothingTooLarge",  # before anything that reads a form
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "prongsai.web.layout.sent_signed_out.NothingLostUnsaid",
    "prongsai.web.layout.middleware.OwnPasswordFirst",
]

ROOT_URLCONF = "prongsai.project.urls"
WSGI_APPLICATION = "prongsai.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": database(VAR / "prongsai.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Many readers beside one writer; a writer waits for its turn instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        # Without recursive triggers, REPLACE would delete a frozen row unseen by its trigger.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
        ),
    }

# Answers that wait to be counted, outside the database and outside every backup.
ANSWERS = VAR / "answers" / "answers.sqlite3"
# Files of further languages for the pages of surveys.
LANGUAGES_OF_SURVEYS: Path = Path(word("PRONGSAI_LANGUAGES", str(VAR / "languages")))

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "prongsai.web.layout.adapter.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Whoever guesses at one account waits soon; an office whose people share one address does not.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = count("PRONGSAI_PROXIES")
ACCOUNT_FORMS = {"login": "prongsai.web.layout.signing_in.SignInForm"}
LOGIN_REDIRECT_URL = "agency:home"
LOGIN_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Prongsai"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
# The style sheet of documents belongs to what writes them as HTML.
STATICFILES_DIRS = [Path(__file__).resolve().parent.parent / "printing" / "html" / "static"]
WHITENOISE_USE_FINDERS = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A whole request: a sheet of 5 MB and its form. Pages that take scans say so (layout/uploads.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
MAIL = mail_in(environ)
SENDS_EMAIL = MAIL.is_set
EMAIL_BACKEND = MAIL.backend
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.tls == "starttls", MAIL.tls == "ssl"
EMAIL_TIMEOUT = 30  # seconds; a server that is silent keeps nobody else waiting
DEFAULT_FROM_EMAIL = MAIL.sender

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if flag("PRONGSAI_HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
