"""Lists that are asked for what cannot be, and what a log-in without a page leads to."""

import pytest

from tests.desk.access import PASSWORD, account, quick_hashes
from tests.desk.clerk import person
from tests.support import build

__all__ = ["quick_hashes"]
pytestmark = pytest.mark.django_db

TOLD = "The list was asked for something that cannot be"


@pytest.mark.parametrize(
    "address",
    [
        "figure/?id__in=99999999999999999999",
        "figure/?id__in=1,x",
        "figure/?report__id__exact=99999999999999999999",
        "figure/?p=99999999999999999999",
        "correction/?made_on__year=99999",
        "correction/?made_on__year=9999",
        "correction/?made_on__year=0",
        "correction/?made_on__gte=x",
        "figure/?nonsense=1",
    ],
)
def test_a_list_asked_for_what_cannot_be_is_shown_whole(address):
    desk = person("transcriber")
    build.correction()
    answer = desk.client.get(f"/admin/models_registry/{address}", follow=True)
    assert answer.status_code == 200
    assert 'id="changelist"' in answer.content.decode()


@pytest.mark.parametrize("key", ["abc", "9" * 30, "9" * 5000, "", "-1"])
@pytest.mark.parametrize("action", ["withdraw_selected", "delete_selected", "nonsense"])
def test_an_action_on_what_cannot_be_does_nothing(action, key):
    desk = person("administrator")
    figure = build.figure()
    sent = {"action": action, "_selected_action": [key], "post": "yes"}
    answer = desk.client.post("/admin/models_registry/figure/", sent, follow=True)
    assert answer.status_code == 200
    assert figure.as_stored().state == "published"


def test_what_cannot_be_is_told():
    desk = person("transcriber")
    address = "/admin/models_registry/correction/"
    page = desk.client.get(f"{address}?made_on__year=99999", follow=True)
    assert TOLD in page.content.decode()
    assert page.redirect_chain == [(address, 302)]


@pytest.mark.usefixtures("quick_hashes")
@pytest.mark.parametrize("following", ["", "https://elsewhere.example/", "//elsewhere.example"])
def test_a_log_in_that_leads_nowhere_leads_to_the_desk(client, following):
    staff = account()
    typed = {"username": staff.username, "password": PASSWORD, "next": following}
    answer = client.post("/admin/login/", typed)
    assert answer.headers["Location"] == "/admin/"
