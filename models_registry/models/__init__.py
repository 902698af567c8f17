"""Reports and what was read in them."""

from models_registry.models.audit import Audit, AuditKind
from models_registry.models.award import Award, AwardBody, AwardKind, Recipients
from models_registry.models.base import State
from models_registry.models.body import Body
from models_registry.models.consequences import together
from models_registry.models.correction import Break, Correction, CorrectionCause
from models_registry.models.dataset_version import DatasetRelease, DatasetVersion
from models_registry.models.dismissed_number import DismissalReason, DismissedNumber
from models_registry.models.figure import CopyKind, Figure, Fit, Keyed, PartKind, PeriodKind, Status
from models_registry.models.figure_count import FigureCount
from models_registry.models.import_run import ImportRun
from models_registry.models.indicator import Indicator, Nature, Topic
from models_registry.models.justification import Justification
from models_registry.models.keying import Keying, Outcome
from models_registry.models.publisher import Publisher
from models_registry.models.quantity import KEYED_TWICE, Qualifier
from models_registry.models.replication_site import ReplicationSite
from models_registry.models.report import DateBasis, Report
from models_registry.models.report_text import Mark, ReportText
from models_registry.models.scope import Scope, Territory
from models_registry.models.security_model import (
    ModelFamily,
    ModelName,
    Recognition,
    RecognitionKind,
    SecurityModel,
    Theme,
)
from models_registry.models.site_row import SiteRow
from models_registry.models.staff import Staff
from models_registry.models.unsuccessful_search import FruitlessSearch

__all__ = [
    "KEYED_TWICE",
    "Audit",
    "AuditKind",
    "Award",
    "AwardBody",
    "AwardKind",
    "Body",
    "Break",
    "CopyKind",
    "Correction",
    "CorrectionCause",
    "DatasetRelease",
    "DatasetVersion",
    "DateBasis",
    "DismissalReason",
    "DismissedNumber",
    "Figure",
    "FigureCount",
    "Fit",
    "FruitlessSearch",
    "ImportRun",
    "Indicator",
    "Justification",
    "Keyed",
    "Keying",
    "Mark",
    "ModelFamily",
    "ModelName",
    "Nature",
    "Outcome",
    "PartKind",
    "PeriodKind",
    "Publisher",
    "Qualifier",
    "Recipients",
    "Recognition",
    "RecognitionKind",
    "ReplicationSite",
    "Report",
    "ReportText",
    "Scope",
    "SecurityModel",
    "SiteRow",
    "Staff",
    "State",
    "Status",
    "Territory",
    "Theme",
    "Topic",
    "together",
]
