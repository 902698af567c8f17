"""Builders of records: each saves one through its model's own save, and returns it.

Every default is valid, published and shares nothing with another record: what a test is about,
it says. With `saved=False` the record is returned as a form would hold it before saving.
"""

import datetime
import string
from decimal import Decimal
from hashlib import sha256
from itertools import count
from typing import Any, TypeVar

from django.db.models import Model

from models_registry.models import (
    Audit,
    Award,
    Body,
    Break,
    Correction,
    DismissedNumber,
    Figure,
    FigureCount,
    FruitlessSearch,
    ImportRun,
    Indicator,
    Justification,
    Keying,
    Mark,
    ModelFamily,
    ModelName,
    Publisher,
    Recognition,
    ReplicationSite,
    Report,
    ReportText,
    SecurityModel,
    Staff,
)
from models_registry.models.award import COUNTS
from models_registry.workflow.texts.marks import marks_of
from models_registry.workflow.texts.storage import keep
from provinces.models import (
    MERGER,
    Place,
    Province,
    ProvinceAlias,
    ProvinceStatus,
    Region,
    RegionAlias,
)

BEGAN = datetime.date(2008, 8, 1)
LAST_DAY_OF_63 = MERGER - datetime.timedelta(days=1)

T = TypeVar("T", bound=Model)
_numbers = count(1)


def next_number() -> int:
    """Return the number that sets the next record apart from all that were built."""
    return next(_numbers)


def count_on_from(number: int) -> None:
    """Number records from there on, where fewer were built: others were, by another worker."""
    global _numbers
    _numbers = count(max(number, next_number()))


def _unique(word: str) -> str:
    return f"{word}-{next_number()}"


def _built(model: type[T], defaults: dict[str, Any], given: dict[str, Any]) -> T:
    saved = given.pop("saved", True)
    # A callable default builds a record that is needed only where none is given.
    missing = {name: value for name, value in defaults.items() if name not in given}
    values = {name: value() if callable(value) else value for name, value in missing.items()}
    record = model(**values, **given)
    if saved:
        record.save()
    return record


def region(members: Any = (), **given: Any) -> Region:
    code = _unique("REGION")
    defaults = {
        "code": code,
        "scheme": "of-the-tests",
        "name_en": f"Region {code}",
        "name_vi": f"Vùng {code}",
        "member_count": len(members) or 14,
    }
    built = _built(Region, defaults, given)
    if members:
        built.members.set(members)
    return built


def region_alias(**given: Any) -> RegionAlias:
    return _built(RegionAlias, {"alias": _unique("Alias"), "region": region}, given)


def province(**given: Any) -> Province:
    """Return a unit in force whose extent never changed."""
    number = next_number()
    defaults = {
        "id": f"province-{number}",
        # Unlike those of the next three thousand units, and of real ones, which are digits.
        "code": _letter_and_digit(number),
        "name_en": f"Province {number}",
        "name_vi": f"Tỉnh {number}",
        "kind": "province",
        "region": region,
        "valid_from": BEGAN,
    }
    return _built(Province, defaults, given)


def _letter_and_digit(number: int) -> str:
    letters, digits = string.ascii_letters, string.digits + string.ascii_letters
    return letters[number // 62 % 52] + digits[number % 62]


def merged(parts: int = 2) -> tuple[list[Province], Province]:
    """Return units that were dissolved on 1 July 2025, and the one made of them."""
    successor = province(valid_from=MERGER)
    ended = {"valid_to": LAST_DAY_OF_63, "successor": successor, "region": successor.region}
    return [province(**ended) for _ in range(parts)], successor


def province_status(**given: Any) -> ProvinceStatus:
    defaults = {
        "province": province,
        "name_en": "Name of then",
        "name_vi": "Tên lúc đó",
        "kind": "province",
        "valid_from": BEGAN,
        "basis_en": "Resolution 15/2008/QH12",
        "basis_vi": "Nghị quyết 15/2008/QH12",
    }
    return _built(ProvinceStatus, defaults, given)


def province_alias(**given: Any) -> ProvinceAlias:
    defaults = {"alias": _unique("Alias"), "province": province, "type": "ascii"}
    return _built(ProvinceAlias, defaults, given)


def place(**given: Any) -> Place:
    defaults = {"name_en": _unique("Commune"), "kind": "commune", "province": province}
    return _built(Place, defaults, given)


def publisher(**given: Any) -> Publisher:
    slug = _unique("publisher")
    return _built(Publisher, {"slug": slug, "name": f"The {slug}"}, given)


def body(**given: Any) -> Body:
    slug = _unique("body")
    return _built(Body, {"slug": slug, "name_en": f"The {slug}", "name_vi": f"Ban {slug}"}, given)


def indicator(**given: Any) -> Indicator:
    """Return a stock that may be added up over places."""
    code = _unique("indicator")
    defaults = {
        "code": code,
        "topic": "models",
        "name_en": f"The {code}",
        "name_vi": f"Chỉ tiêu {code}",
        "unit_en": "model",
        "unit_vi": "mô hình",
        "nature": "stock",
        "sums_over_places": True,
        "definition_en": f"What {code} counts.",
        "definition_vi": f"Nội dung của {code}.",
    }
    return _built(Indicator, defaults, given)


def report(**given: Any) -> Report:
    """Return a published report in English that stands alone in its story; its date is unknown.

    A date that is given without its basis is a stated one.
    """
    slug = _unique("report")
    for name in ("event", "published"):
        if given.get(f"{name}_on"):
            given.setdefault(f"{name}_basis", "stated")
    defaults = {"slug": slug, "title": f"[{slug}]", "language": "en", "state": "published"}
    return _built(Report, defaults, given)


def family(**given: Any) -> ModelFamily:
    slug = _unique("family")
    defaults = {"slug": slug, "name_en": f"The {slug}", "name_vi": f"Họ {slug}"}
    return _built(ModelFamily, defaults, given)


def security_model(**given: Any) -> SecurityModel:
    slug = _unique("model")
    defaults = {
        "slug": slug,
        "name_en": f"The {slug}",
        "name_vi": f"Mô hình {slug}",
        "province": province,
        "family": family,
        "report": report,
        "state": "published",
    }
    return _built(SecurityModel, defaults, given)


def model_name(**given: Any) -> ModelName:
    defaults = {
        "model": security_model,
        "report": report,
        "name": _unique("Camera of peace"),
        "language": "en",
    }
    return _built(ModelName, defaults, given)


def figure(**given: Any) -> Figure:
    """Return a published stock of a province, 'N counted' as of 30 June 2023.

    The area follows from what is given, and so does the scope; the words hold the numbers given.
    """
    defaults = {
        "report": report,
        "indicator": indicator,
        "scope": _scope_of(given),
        "value": Decimal(100 + next_number()),
        "period_kind": "as_of",
        "state": "published",
    }
    period_kind = given.get("period_kind", "as_of")
    if period_kind != "unstated" and not {"period_start", "period_end"} & set(given):
        # An extent can be unclear only in the months after the merger.
        unclear = given.get("territory") == "unclear"
        defaults["period_end"] = "2025-08" if unclear else "2023-06-30"
        if period_kind == "span":
            defaults["period_start"] = "2023-01-01"
    if given.get("qualifier") == "unquantified":
        defaults["value"] = None
    if given.get("scope", defaults["scope"]) == "province":
        defaults["province"] = province
    quantities = {name: given.get(name) for name in ("value_to", "out_of", "percent")}
    value = given.get("value", defaults["value"])
    defaults["as_written"] = words_of(value, **quantities)
    return _built(Figure, defaults, given)


def staff(**given: Any) -> Staff:
    """Return an account without a password or a role."""
    made = Staff(**{"username": _unique("person"), "is_staff": True} | given)
    made.set_unusable_password()
    made.save()
    return made


def figure_count(**given: Any) -> FigureCount:
    """Return a row of the summary, of an indicator of which no figure is held."""
    counts = {"count": 1, "count_zero": 0, "count_without_number": 0}
    return _built(FigureCount, {"indicator": indicator, "period": "all", **counts}, given)


def keying(**given: Any) -> Keying:
    """Return somebody's second keying of a draft, which waits for a decision."""
    defaults = {
        "figure": lambda: figure(report=report(state="draft"), state="draft"),
        "by": staff,
        "value": Decimal(100 + next_number()),
    }
    if given.get("qualifier") == "unquantified":
        defaults["value"] = None
    return _built(Keying, defaults, given)


def justification(**given: Any) -> Justification:
    """Return somebody's word for a warning about a draft."""
    defaults = {
        "figure": lambda: figure(report=report(state="draft"), state="draft"),
        "warning": "far",
        "facts": _unique("12"),
        "words": "The report says so.",
        "by": staff,
    }
    return _built(Justification, defaults, given)


def import_run(**given: Any) -> ImportRun:
    """Return an import that added a figure."""
    token = f"{next_number():032x}"
    defaults = {
        "token": token,
        "file_name": "figures.csv",
        "sha256": token * 2,
        "made_by": staff,
        "new": 1,
        "changed": 0,
        "same": 0,
    }
    return _built(ImportRun, defaults, given)


def words_of(value: Any, value_to: Any = None, out_of: Any = None, percent: Any = None) -> str:
    """Return words that hold the numbers: '512 of 569 (89.98%) counted', 'many counted'."""
    words = "many" if value is None else str(value)
    if value_to is not None:
        words += f" to {value_to}"
    if out_of is not None:
        words += f" of {out_of}"
    if percent is not None:
        words += f" ({percent}%)"
    return f"{words} counted"


def _scope_of(given: dict[str, Any]) -> str:
    areas = (name for name in ("place", "region") if given.get(name) is not None)
    return next(areas, "province")


def correction(**given: Any) -> Correction:
    defaults = {
        "figure": figure,
        "field": "value",
        "old_value": "12944",
        "new_value": "12994",
        "cause": "misreading",
        "reason_en": "A digit was misread.",
        "reason_vi": "Đọc nhầm một chữ số.",
        "made_on": datetime.date(2024, 1, 15),
    }
    return _built(Correction, defaults, given)


def break_(**given: Any) -> Break:
    defaults = {
        "indicator": indicator,
        "from_on": "2023-03",
        "reason_en": "Counted by commune from then on.",
        "reason_vi": "Từ đó tính theo xã.",
    }
    return _built(Break, defaults, given)


def fruitless_search(**given: Any) -> FruitlessSearch:
    """Return a search for any year's figures."""
    defaults = {
        "indicator": indicator,
        "province": province,
        "looked_on": datetime.date(2024, 6, 12),
        "where_en": "The portals of the province and of its police",
        "where_vi": "Cổng thông tin của tỉnh và của công an tỉnh",
    }
    return _built(FruitlessSearch, defaults, given)


def audit(saved: bool = True, **given: Any) -> Audit:
    built = Audit(**{"kind": "data", "dataset_version": 1, "count": 0, **given})
    if saved:
        built.save()
    return built


def award(bodies: Any = (), **given: Any) -> Award:
    """Return a published award of one body (another where `bodies` says so) to collectives.

    Its words hold its counts; given words without counts are those of an unquantified award.
    """
    counts = [name for name in COUNTS if name in given]
    if "as_written" in given and not counts:
        given = {"qualifier": "unquantified", **given}
    elif given.get("recipients", "collectives") == "collectives" and (
        not counts and given.get("qualifier") != "unquantified"
    ):
        given, counts = {"collectives": next_number(), **given}, ["collectives"]
    defaults = {
        "report": report,
        "scope": _scope_of(given),
        "kind": "certificate_of_merit",
        "recipients": "collectives",
        "as_written": " ".join(["merit:", *(str(given[name]) for name in counts), _unique("no")]),
        "state": "published",
    }
    if given.get("scope", defaults["scope"]) == "province":
        defaults["province"] = province
    saved = given.get("saved", True)
    built = _built(Award, defaults, given)
    if saved:
        built.bodies.set(bodies or [body()])
    return built


def recognition(**given: Any) -> Recognition:
    defaults = {
        "model": security_model,
        "report": report,
        "body": body,
        "kind": "commended",
        "as_written": "commended by the ministry",
        "state": "published",
    }
    return _built(Recognition, defaults, given)


def site(**given: Any) -> ReplicationSite:
    """Return a place of the model's province where it runs."""
    if "model" not in given:
        at = given.get("place")
        given["model"] = security_model(**{"province": at.province} if at else {})
    defaults = {
        "report": report,
        "place": lambda: place(province=given["model"].province),
        "as_written": "at Huynh Cuong school",
        "state": "published",
    }
    return _built(ReplicationSite, defaults, given)


def dismissed(**given: Any) -> DismissedNumber:
    number = str(next_number())
    defaults = {
        "report": report,
        "number": number,
        "as_written": f"Decision No. {number}",
        "reason": "document_or_date",
    }
    return _built(DismissedNumber, defaults, given)


def report_text(words: str = "", **given: Any) -> ReportText:
    """Return the kept text of a draft, with a mark for each quantity that it seems to give.

    An unsaved one names a file that is not there.
    """
    words = words or f"In 2023 there were {100 + next_number()} self-management groups."
    if given.get("saved", True):
        of_it = given.get("report") or report(state="draft")
        return keep(of_it, words, marks_of(of_it, words))
    digest = sha256(words.encode()).hexdigest()
    kept = {"file": f"texts/{digest}.txt", "sha256": digest, "letters": len(words)}
    return _built(ReportText, {"report": report, **kept}, given)


def mark(**given: Any) -> Mark:
    """Return a mark of one more number of a text: of three letters, and cited alone."""
    start = given.get("start", 10 * next_number())
    end = given.get("end", start + 3)
    spans = {"start": start, "end": end, "cited_start": start, "cited_end": end}
    return _built(Mark, {"text": report_text, **spans}, given)
