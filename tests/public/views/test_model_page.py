"""The page of a security model: its names, and who recognised it."""

from tests.support import build
from tests.support.pages import page_at


def test_a_model_shows_its_names_place_and_recognition(five_reports):
    shown = page_at("/models/5-no-3-yes-soc-trang/")
    for words in (
        "5 nej 3 ja",
        "Soc Trang",
        "Huynh Cuong school",
        "Schools",
        "recognised",
        "Ministry of Public Security",
        "erkändes av ministeriet för offentlig säkerhet",
        "was recognised by the Ministry of Public Security",
    ):
        assert words in shown.main
    assert "/figures/47/" in shown.links
    assert "/provinces/soc-trang/" in shown.links


def test_a_model_that_is_only_described_is_not_recognised(five_reports):
    shown = page_at("/models/security-cameras-da-nang/").main
    assert "The report describes it as: typical" in shown
    assert "No body is reported to have recognised it." in shown


def test_a_model_shows_the_same_name_elsewhere(db):
    model = build.security_model()
    relative = build.security_model(family=model.family)
    stranger = build.security_model()
    links = page_at(f"/models/{model.slug}/").links
    assert f"/models/{relative.slug}/" in links
    assert f"/models/{stranger.slug}/" not in links
