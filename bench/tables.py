"""Tables in Markdown, a line as soon as it is measured."""


def head(*names: str) -> None:
    """Begin a table."""
    print("", "| " + " | ".join(names) + " |", "|" + " --- |" * len(names), sep="\n")


def row(*cells: object) -> None:
    """Add a line."""
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def ms(seconds: float) -> str:
    """Return milliseconds."""
    return f"{seconds * 1000:.1f}"


def ratio(one: float, other: float) -> str:
    """Return how often the one holds the other."""
    return f"{one / other:.2f}"
