"""What each chart draws: pure functions from a page's rows to a chart."""

from models_registry.public.charts.awards import awards_by_body
from models_registry.public.charts.indicators import by_unit
from models_registry.public.charts.map import over_units
from models_registry.public.charts.security_models import models_by_theme
from models_registry.public.charts.time import over_time

__all__ = ["awards_by_body", "by_unit", "models_by_theme", "over_time", "over_units"]
