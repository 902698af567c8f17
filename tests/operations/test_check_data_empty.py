"""What check_data says of a database that holds nothing, or nothing but reference data."""


def test_without_figures_it_says_so(audit):
    assert audit() == (0, ["no figures are held", "0 errors, 0 warnings"])


def test_reference_data_alone_is_in_order(reference, audit):
    code, lines = audit()
    assert code == 0
    assert "provinces: 63 in force on 2025-06-30, 34 today" in lines
    assert lines[-2:] == ["no figures are held", "0 errors, 0 warnings"]
