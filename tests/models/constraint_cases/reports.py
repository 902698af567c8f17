"""Rules on reports and on what else was read in them."""

from models_registry.models import DatasetVersion
from models_registry.models.award import AwardBody
from tests.models.constraint_cases.makers import (
    AWARD,
    FORMS,
    QUALIFIERS,
    RECOGNITION,
    SITE,
    UNQUANTIFIED,
    Cases,
    Refused,
    _given,
    _parts_of,
    after_withdrawal,
    areas,
    cited,
    codes,
    dates,
    in_turn,
    known,
    one,
    states,
    twice,
    unlike,
)
from tests.support import build

CASES: Cases = {
    "award_state_known": states(build.award),
    "award_as_written_short": cited(build.award, 160),
    "award_scope_known": (
        areas(build.award)[0][:1],
        [Refused(one(build.award, scope="x", province=None), "scope", "award_area_by_scope")],
    ),
    "award_area_by_scope": areas(build.award),
    "award_kind_known": known(
        build.award,
        "kind",
        *("certificate_of_merit", "certificate_of_commendation", "certificate", "insignia"),
        *("order_or_medal", "commendation", "reward", "mixed", "unstated"),
    ),
    "award_recipients_known": (
        [
            one(build.award, recipients="collectives", collectives=3),
            one(build.award, recipients="individuals", individuals=3),
            one(build.award, recipients="collectives_and_individuals", collectives=3),
            one(build.award, recipients="combined", combined=26),
        ],
        [
            Refused(
                one(build.award, recipients="x", combined=26),
                "recipients",
                "award_counts_match_recipients",
            )
        ],
    ),
    "award_qualifier_known": (
        [in_turn(build.award, "qualifier", *QUALIFIERS), one(build.award, **UNQUANTIFIED)],
        [Refused(one(build.award, qualifier="x"), "qualifier")],
    ),
    "award_dates_formed": dates(build.award, "awarded_on", "period_start", "period_end"),
    "award_counts_match_recipients": codes(
        one(build.award, recipients="collectives", collectives=3),
        one(build.award, recipients="individuals", individuals=5),
        one(build.award, recipients="collectives_and_individuals", collectives=3, individuals=5),
        one(build.award, recipients="collectives_and_individuals", individuals=5),
        one(build.award, recipients="combined", combined=26),
        refused=[
            one(build.award, recipients="collectives", collectives=3, individuals=5),
            one(build.award, recipients="collectives", collectives=3, combined=8),
            one(build.award, recipients="individuals", individuals=5, collectives=3),
            one(build.award, recipients="individuals", individuals=5, combined=8),
            one(build.award, recipients="collectives_and_individuals", combined=8),
            one(build.award, recipients="combined", combined=8, collectives=3),
            one(build.award, recipients="combined", combined=8, individuals=5),
        ],
    ),
    "award_count_or_unquantified": codes(
        one(build.award, collectives=0),
        one(build.award, **UNQUANTIFIED),
        one(build.award, recipients="combined", **UNQUANTIFIED),
        refused=[
            one(build.award, collectives=None),
            one(build.award, collectives=3, **UNQUANTIFIED),
            one(build.award, recipients="individuals", individuals=3, **UNQUANTIFIED),
            one(build.award, recipients="combined", combined=3, **UNQUANTIFIED),
            one(build.award, recipients="combined", qualifier="about"),
        ],
    ),
    "award_period_in_order": codes(
        one(build.award, period_start="2018", period_end="2023"),
        one(build.award, period_start="2023", period_end="2023"),
        one(build.award, period_start="2023-06-15", period_end="2023"),
        one(build.award, period_start="2023", period_end="2023-01-01"),
        one(build.award, period_start="2023"),
        one(build.award, period_end="2023"),
        refused=[
            one(build.award, period_start="2024", period_end="2023"),
            one(build.award, period_start="2023-07", period_end="2023-06-30"),
            one(build.award, period_start="2023-06-30", period_end="2023-06-29"),
        ],
    ),
    "award_unique": codes(
        unlike(build.award, "as_written", "kind", "recipients"),
        unlike(build.award, "report", "kind", "recipients"),
        unlike(build.award, "report", "as_written", "recipients", kind="reward"),
        unlike(
            build.award, "report", "as_written", "kind", recipients="individuals", **UNQUANTIFIED
        ),
        after_withdrawal(build.award, *AWARD),
        refused=[twice(build.award, *AWARD), twice(build.award, *AWARD, state="draft")],
    ),
    "awardbody_unique": codes(
        lambda: AwardBody(award=_given().award, body=build.body()),
        lambda: AwardBody(award=build.award(), body=_given().body),
        refused=[lambda: (given := _given(), AwardBody(**_parts_of(given)))[1]],
    ),
    "body_slug_unique": codes(unlike(build.body), refused=[twice(build.body, "slug")]),
    "datasetversion_single_row": codes(
        lambda: DatasetVersion(pk=1), refused=[lambda: DatasetVersion(pk=2)]
    ),
    "dismissednumber_reason_known": known(
        build.dismissed,
        "reason",
        *("document_or_date", "name", "other_movement", "ceremony_audience", "derived", "page"),
        "unclear",
    ),
    "dismissednumber_as_written_short": cited(build.dismissed, 80),
    "dismissednumber_unique": codes(
        unlike(build.dismissed, "number", "as_written"),
        unlike(build.dismissed, "report", "number"),
        unlike(build.dismissed, "report", "as_written"),
        refused=[twice(build.dismissed, "report", "number", "as_written")],
    ),
    "indicator_topic_known": known(
        build.indicator,
        "topic",
        *("models", "groups", "cameras", "launches", "outreach", "results", "welfare"),
        "conference",
    ),
    "indicator_nature_known": (
        [
            one(build.indicator, nature="stock"),
            one(build.indicator, nature="flow"),
            one(build.indicator, nature="ratio", sums_over_places=False),
        ],
        [Refused(one(build.indicator, nature="x"), "nature")],
    ),
    "indicator_ratio_never_sums": codes(
        one(build.indicator, nature="ratio", sums_over_places=False),
        one(build.indicator, nature="stock", sums_over_places=True),
        one(build.indicator, nature="flow", sums_over_places=False),
        refused=[one(build.indicator, nature="ratio", sums_over_places=True)],
    ),
    "publisher_slug_unique": codes(
        unlike(build.publisher, "name"), refused=[twice(build.publisher, "slug")]
    ),
    "report_state_known": states(build.report),
    "report_event_basis_known": (
        [
            one(build.report, event_on="2023", event_basis="stated"),
            one(build.report, event_on="2023", event_basis="inferred"),
            one(build.report, event_basis=""),
        ],
        [Refused(one(build.report, event_on="2023", event_basis="x"), "event_basis")],
    ),
    "report_published_basis_known": (
        [
            one(build.report, published_on="2023", published_basis="stated"),
            one(build.report, published_on="2023", published_basis="inferred"),
            one(build.report, published_basis=""),
        ],
        [Refused(one(build.report, published_on="2023", published_basis="x"), "published_basis")],
    ),
    "report_dates_formed": (
        [
            one(build.report),
            in_turn(build.report, "event_on", *FORMS, event_basis="stated"),
            in_turn(build.report, "published_on", *FORMS, published_basis="stated"),
        ],
        dates(build.report, "event_on", "published_on")[1],
    ),
    "report_event_date_has_basis": codes(
        one(build.report),
        one(build.report, event_on="2023", event_basis="inferred"),
        refused=[
            one(build.report, event_on="2023", event_basis=""),
            one(build.report, event_on="", event_basis="stated"),
        ],
    ),
    "report_published_date_has_basis": codes(
        one(build.report),
        one(build.report, published_on="2023", published_basis="inferred"),
        refused=[
            one(build.report, published_on="2023", published_basis=""),
            one(build.report, published_on="", published_basis="stated"),
        ],
    ),
    "report_language_given": codes(
        one(build.report, language="vi"),
        one(build.report, language="fil"),
        refused=[
            one(build.report, language="v"),
            Refused(one(build.report, language=""), "language"),
        ],
    ),
    "report_slug_unique": codes(
        unlike(build.report, "title", "story"), refused=[twice(build.report, "slug")]
    ),
    "modelfamily_slug_unique": codes(
        unlike(build.family, "name_en"), refused=[twice(build.family, "slug")]
    ),
    "securitymodel_state_known": states(build.security_model),
    "securitymodel_theme_known": known(
        build.security_model,
        "theme",
        *("self-management", "religion", "border", "reintegration", "linkage", "patrol"),
        *("surveillance", "online", "environment", "school", "other"),
    ),
    "securitymodel_slug_unique": codes(
        unlike(build.security_model, "family", "report"),
        refused=[twice(build.security_model, "slug")],
    ),
    "securitymodel_name_unique": codes(
        unlike(build.security_model, "name_en", "family"),
        unlike(build.security_model, "province"),
        refused=[twice(build.security_model, "province", "name_en")],
    ),
    "modelname_unique": codes(
        unlike(build.model_name, "model", "report"),
        unlike(build.model_name, "model", "name"),
        unlike(build.model_name, "report", "name"),
        refused=[
            twice(build.model_name, "model", "report", "name"),
        ],
    ),
    "recognition_state_known": states(build.recognition),
    "recognition_as_written_short": cited(build.recognition, 160),
    "recognition_kind_known": known(
        build.recognition,
        "kind",
        *("commended", "announced_for_replication", "replicated", "recognised"),
    ),
    "recognition_dates_formed": dates(build.recognition, "recognised_on"),
    "recognition_unique": codes(
        *(
            unlike(build.recognition, *(name for name in RECOGNITION if name != other))
            for other in ("model", "report", "body")
        ),
        unlike(build.recognition, "model", "report", "body", kind="replicated"),
        unlike(build.recognition, "model", "report", "body", "kind", recognised_on="2023"),
        unlike(build.recognition, "model", "report", "kind", body=None),
        after_withdrawal(build.recognition, *RECOGNITION),
        refused=[
            twice(build.recognition, *RECOGNITION),
            twice(build.recognition, *RECOGNITION, body=lambda: None),
            twice(build.recognition, *RECOGNITION, state="draft"),
        ],
    ),
    "replicationsite_state_known": states(build.site),
    "replicationsite_as_written_short": cited(build.site, 160),
    "replicationsite_unique": codes(
        unlike(build.site, "model", "place"),
        unlike(build.site, "model", "report"),
        lambda: (
            first := build.site(),
            build.site(saved=False, place=first.place, report=first.report),
        )[1],
        after_withdrawal(build.site, *SITE),
        refused=[twice(build.site, *SITE), twice(build.site, *SITE, state="draft")],
    ),
}
