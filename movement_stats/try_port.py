"""`python -m movement_stats.try_port`: ends with one line where the port is taken.

`make run` asks it before it prepares anything.
"""

from movement_stats import settings
from movement_stats.lib.port import try_port

try_port(settings.HOST, settings.PORT)
