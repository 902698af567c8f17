"""Rules on the desk's own records."""

from tests.models.constraint_cases.makers import (
    QUALIFIERS,
    UNQUANTIFIED,
    Cases,
    Refused,
    changed,
    codes,
    in_turn,
    known,
    noon,
    one,
    twice,
    unlike,
)
from tests.support import build

CASES: Cases = {
    "reporttext_unique": codes(
        unlike(build.report_text, "letters"),
        refused=[twice(build.report_text, "sha256")],
    ),
    "mark_number_within_words": codes(
        one(build.mark, start=5, end=8),
        one(build.mark, start=5, end=8, cited_start=5, cited_end=20),
        one(build.mark, start=5, end=8, cited_start=0, cited_end=8),
        refused=[
            one(build.mark, start=5, end=8, cited_start=6),
            one(build.mark, start=5, end=8, cited_end=7),
            one(build.mark, start=5, end=5),
            one(build.mark, start=5, end=4, cited_start=4, cited_end=9),
        ],
    ),
    "mark_not_within_itself": codes(
        one(build.mark, within=build.mark),
        refused=[changed(build.mark, within=lambda mark: mark)],
    ),
    "mark_unique": codes(
        unlike(build.mark, "text"),
        unlike(build.mark, "start", "end", "cited_start", "cited_end"),
        refused=[twice(build.mark, "text", "start", "end", "cited_start", "cited_end")],
    ),
    "keying_qualifier_known": (
        [in_turn(build.keying, "qualifier", *QUALIFIERS), one(build.keying, **UNQUANTIFIED)],
        [Refused(one(build.keying, qualifier="x"), "qualifier")],
    ),
    "keying_value_or_unquantified": codes(
        one(build.keying, value=0),
        one(build.keying, **UNQUANTIFIED),
        refused=[
            one(build.keying, value=None),
            one(build.keying, value=12, **UNQUANTIFIED),
        ],
    ),
    "keying_range_in_order": codes(
        one(build.keying, value=12, value_to=18),
        refused=[one(build.keying, value=12, value_to=12)],
    ),
    "keying_whole_needs_part": codes(
        one(build.keying, value=512, out_of=569),
        one(build.keying, value=512),
        refused=[
            one(build.keying, out_of=569, **UNQUANTIFIED),
            one(build.keying, value=0, out_of=0),
        ],
    ),
    "keying_part_within_whole": codes(
        one(build.keying, value=58, out_of=58),
        refused=[one(build.keying, value="58.01", out_of=58)],
    ),
    "keying_percent_needs_value": codes(
        one(build.keying, value=37, percent="246.7"),
        refused=[one(build.keying, percent="89.98", **UNQUANTIFIED)],
    ),
    "keying_outcome_known": (
        [
            one(build.keying, outcome="equal"),
            one(build.keying, outcome="unequal"),
            one(build.keying, outcome="decided", decided_because="Read again."),
        ],
        [Refused(one(build.keying, outcome="x"), "outcome")],
    ),
    "keying_decision_has_reason": codes(
        one(build.keying, outcome="decided", decided_because="Read again."),
        one(build.keying, outcome="equal"),
        refused=[
            one(build.keying, outcome="decided"),
            one(build.keying, outcome="equal", decided_because="Read again."),
            one(build.keying, outcome="unequal", decided_because="Read again."),
        ],
    ),
    "importrun_token_unique": codes(
        unlike(build.import_run, "sha256", "made_by"),
        refused=[twice(build.import_run, "token")],
    ),
    "importrun_wrote_something": codes(
        one(build.import_run, new=1, changed=0),
        one(build.import_run, new=0, changed=1),
        refused=[one(build.import_run, new=0, changed=0, same=5)],
    ),
    "importrun_undone_by_somebody": codes(
        one(build.import_run),
        one(build.import_run, made_at=noon(5), undone_by=build.staff, undone_at=noon(5)),
        refused=[
            one(build.import_run, undone_by=build.staff),
            one(build.import_run, made_at=noon(5), undone_at=noon(6)),
            one(build.import_run, made_at=noon(5), undone_by=build.staff, undone_at=noon(4)),
        ],
    ),
    "keying_one_to_decide": codes(
        unlike(build.keying, "by"),
        unlike(build.keying, "figure", outcome="equal"),
        twice(build.keying, "figure", outcome="equal"),
        refused=[twice(build.keying, "figure")],
    ),
    "justification_words_given": codes(
        one(build.justification, words="x"),
        refused=[Refused(one(build.justification, words=""), "words")],
    ),
    "justification_unique": codes(
        unlike(build.justification, "figure", "warning"),
        unlike(build.justification, "figure", "facts", warning="alike"),
        unlike(build.justification, "warning", "facts"),
        refused=[twice(build.justification, "figure", "warning", "facts")],
    ),
    "audit_kind_known": known(build.audit, "kind", "data", "links"),
}
