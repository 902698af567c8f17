"""Columns of the files of provinces, models, sites, awards, reports and indicators."""

from movement_stats.lib.files import Column

PROVINCES = {
    "id": Column("id"),
    "code": Column("code"),
    "name": Column("name_en"),
    "name_vi": Column("name_vi"),
    "kind": Column("kind"),
    "region": Column("region"),
    "valid_from": Column("valid_from"),
    "valid_to": Column("valid_to"),
    "successor": Column("successor"),
    "figures": Column("figure_count"),
}
MODELS = {
    "id": Column("id"),
    "slug": Column("slug"),
    "name": Column("name_en"),
    "name_vi": Column("name_vi"),
    "name_as_written": Column("names__name", many=True),
    "province": Column("province"),
    "theme": Column("theme"),
    "recognised_by": Column(
        "recognitions__body__name_en", many=True, only={"recognitions__state": "published"}
    ),
    "report": Column("report__slug"),
    "place": Column("place__name_en"),
    "family": Column("family__slug"),
    "described_as": Column("described_as"),
}
SITES = {
    "id": Column("id"),
    "model": Column("model__slug"),
    "province": Column("province"),
    "place": Column("place__name_en"),
    "sites": Column("sites"),
    "as_written": Column("as_written"),
    "report": Column("report__slug"),
    "out_of": Column("out_of"),
    "qualifier": Column("qualifier"),
    "unit": Column("unit"),
    "period": Column("period"),
    "figure": Column("figure"),
}
AWARDS = {
    "id": Column("id"),
    "province": Column("province"),
    "region": Column("region"),
    "body": Column("bodies__name_en", many=True),
    "kind": Column("kind"),
    "collectives": Column("collectives"),
    "individuals": Column("individuals"),
    "combined": Column("combined"),
    "qualifier": Column("qualifier"),
    "period": Column("period"),
    "as_written": Column("as_written"),
    "report": Column("report__slug"),
    "recipients": Column("recipients"),
    "named_recipients": Column("named_recipients"),
    "kind_as_written": Column("kind_as_written"),
    "scope": Column("scope"),
    "place": Column("place__name_en"),
    "awarded_on": Column("awarded_on"),
    "language": Column("report__language"),
}
REPORTS = {
    "slug": Column("slug"),
    "title": Column("title"),
    "publisher": Column("outlet_name"),
    "url": Column("url"),
    "published_on": Column("published_on"),
    "event_on": Column("event_on"),
    "language": Column("language"),
    "translation": Column("translation"),
    "story": Column("story"),
    "figures": Column("figure_count"),
    "awards": Column("award_count"),
    "models": Column("model_count"),
    "dismissed": Column("dismissed_count"),
}
INDICATORS = {
    "code": Column("code"),
    "topic": Column("topic"),
    "name": Column("name_en"),
    "name_vi": Column("name_vi"),
    "unit": Column("unit_en"),
    "nature": Column("nature"),
    "sums_over_places": Column("sums_over_places"),
    "definition": Column("definition_en"),
    "figures": Column("figure_count"),
}
