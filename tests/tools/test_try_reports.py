"""`make try-reports`: what is found, what is missed, what is none, and when it fails."""

from tests.tools.try_reports import main

# The words that hold the figures of one held report, in clauses of our own.
FOUND = """7 866 propagandamöter
172 272 personer som deltagit och lyssnat
många former av propaganda som lockat tiotusentals människor
mer än 1 000 värdefulla informationskällor
40 modeller för att säkerställa säkerhet och ordning,
utplacerade på 603 platser, inklusive 8 typiska modeller
föreslagit att mobilisera stöd på 60 miljarder VND; har mobiliserat ytterligare 15,6 miljarder VND
för att bygga 1 200 hus; 10 gåvor till familjer i svåra omständigheter
modellen har replikerats i skolor
"""


def test_all_is_found(tmp_path, capsys):
    (tmp_path / "soc-trang-2024.txt").write_text(FOUND, "utf-8")
    assert main(str(tmp_path)) == 0
    assert "soc-trang-2024: 12 of 12 held figures found" in capsys.readouterr().out


def test_a_missed_figure_fails(tmp_path, capsys):
    (tmp_path / "soc-trang-2024.txt").write_text(FOUND.replace("7 866", "7 886"), "utf-8")
    assert main(str(tmp_path)) == 1
    assert "missed: 7 866 propagandamöter" in capsys.readouterr().out


def test_too_much_that_is_no_figure_fails(tmp_path, capsys):
    (tmp_path / "soc-trang-2024.txt").write_text(FOUND + "77 modeller\n" * 6, "utf-8")
    assert main(str(tmp_path)) == 1
    assert "no figures: 33%" in capsys.readouterr().out


def test_a_folder_without_texts(tmp_path, capsys):
    assert main(str(tmp_path)) == main("") == 2
    assert "DIR" in capsys.readouterr().out
