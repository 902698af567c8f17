"""The word lists of a language, made ready to search with."""

import re
from dataclasses import dataclass
from functools import lru_cache

from models_registry.transcription.extraction.matching import Matcher
from models_registry.transcription.extraction.normalized_text import lower
from models_registry.transcription.languages.form import Wording
from models_registry.transcription.languages.wordings import WORDINGS


@dataclass(frozen=True, slots=True)
class Tools:
    """One language's lists; see `wording/form.py` for what each holds."""

    language: str
    wording: Wording
    concepts: Matcher
    counters: Matcher
    which: Matcher
    them: Matcher
    before: Matcher
    after: Matcher
    amounts: Matcher
    links: Matcher
    names: Matcher
    tallies: Matcher
    not_counted: Matcher
    percent: Matcher
    lead: Matcher
    ends: Matcher
    rough: Matcher
    see_also: Matcher
    honours: Matcher
    masks: tuple[re.Pattern[str], ...]
    periods: re.Pattern[str]
    spread: tuple[re.Pattern[str], ...]


@lru_cache
def tools(language: str) -> Tools:
    """Make the tools of one of the eleven languages."""
    wording = WORDINGS[language]
    edges = wording.edges
    return Tools(
        language=language,
        wording=wording,
        concepts=Matcher(wording.concepts, edges),
        counters=Matcher(wording.counters, edges),
        which=Matcher({"which": wording.of_which}, edges),
        them=Matcher({"them": wording.of_them}, edges),
        before=Matcher(wording.before, edges),
        after=Matcher(wording.after, edges),
        amounts=Matcher({"amount": wording.amounts, "some": wording.some}, edges),
        links=Matcher(
            {
                "of": wording.out_of,
                "of_total": wording.out_of_total,
                "whole_first": wording.whole_first,
                "share": wording.share,
                "which": wording.of_which,
                "equals": wording.equals,
                "sum": wording.sums,
                "to": f"- | – | {wording.range_to}",
            },
            edges,
        ),
        names=Matcher({"names": wording.names, "counts": wording.counts}, edges),
        tallies=Matcher({"tallies": wording.tallies}, edges),
        not_counted=Matcher({"not": wording.not_counted, "few": wording.few}, edges),
        percent=Matcher({"percent": f"% | ٪ | {wording.percent}"}, edges),
        lead=Matcher({"lead": wording.lead}, edges),
        rough=Matcher({"rough": wording.rough}, edges),
        see_also=Matcher({"also": wording.see_also}, edges),
        honours=Matcher({"honours": wording.honours}, edges),
        # Written-on particles end a noun, so here the phrases say themselves where they stand.
        ends=Matcher({"end": wording.ends, "join": wording.joins}),
        masks=tuple(
            re.compile(mask, re.MULTILINE) for mask in (*wording.masks, *_month_days(wording))
        ),
        periods=re.compile("|".join(wording.periods) or "(?!)"),
        spread=tuple(map(re.compile, wording.spread)),
    )


def _month_days(wording: Wording) -> list[str]:
    """Give the patterns of 'March 17, 2023' and '6 juin'."""
    months = [
        re.escape(lower(month.strip())) for month in wording.months.split("|") if month.strip()
    ]
    if not months:
        return []
    named = f"(?:{'|'.join(months)})"
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
    year = r"(?:,? (?:de |del )?\d{4})?"
    return [
        rf"\b{named} {day}(?![\d.,]?\d){year}",
        rf"\b{day} ?(?:de |of |d')?{named}\b{year}",
    ]
