"""For every named rule of the database, what it lets through and what it refuses."""

from tests.models.constraint_cases import desk, figures, places, reports
from tests.models.constraint_cases.makers import Cases

CASES: Cases = places.CASES | reports.CASES | figures.CASES | desk.CASES
