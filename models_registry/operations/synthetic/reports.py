"""Made-up reports: one of each unit, year and edition, whose title and slug say what it is."""

from random import Random

from models_registry.models import Report, State
from models_registry.operations.synthetic.design import Season

READ_EN = "Nothing was read: the figures are made up to try this site."
READ_VI = "Không đọc từ văn bản nào: số liệu được tạo ra để thử nghiệm trang này."


def make_report(random: Random, key: int, season: Season, edition: int) -> Report:
    """Return the report, not saved. Its days come after every period that its figures have."""
    unit, year = season.unit, season.year
    slug = f"synthetic-{unit.pk}-{year}" + (f"-{edition}" if edition > 1 else "")
    event_on, published_on = _dates(random, season)
    return Report(
        pk=key,
        slug=slug,
        title=f"[Synthetic report: made-up test data on {unit.name_en}, {year}, no. {edition}]",
        title_vi=f"[Báo cáo giả lập: dữ liệu thử nghiệm, không có thật, về {unit.name_vi}, "
        f"năm {year}, số {edition}]",
        event_on=event_on,
        event_basis="stated" if event_on else "",
        published_on=published_on,
        published_basis=random.choice(("stated", "inferred")) if published_on else "",
        language=random.choice(("vi", "vi", "en")),
        translation=random.choice((None, False, True)),
        read_en=READ_EN,
        read_vi=READ_VI,
        state=State.PUBLISHED,
        synthetic=True,
    )


def _dates(random: Random, season: Season) -> tuple[str, str]:
    """Return the days of event and publication: exact ones, a month, or none at all."""
    month = f"{season.year}-{season.last_month:02}"
    day = random.randint(1, 20)
    event, published = f"{month}-{day:02}", f"{month}-{day + random.randint(0, 8):02}"
    kinds = [(event, published), (event, ""), ("", published), (month, published), ("", "")]
    return random.choices(kinds, weights=(60, 15, 10, 10, 5))[0]
