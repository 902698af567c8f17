"""The house as its files tell it: what each imports, and which public names it defines."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGES = ("movement_stats", "models_registry", "provinces")


@dataclass(frozen=True)
class Module:
    """A file of Python under the root."""

    root: Path
    file: Path

    @cached_property
    def name(self) -> str:
        """The name under which it is imported."""
        parts = self.file.relative_to(self.root).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def wing(self) -> str:
        """The wing of models_registry in which it stands; '' elsewhere."""
        parts = self.name.split(".")
        return parts[1] if parts[0] == "models_registry" and len(parts) > 2 else ""

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.file.read_text("utf-8"))

    @cached_property
    def imports(self) -> list[str]:
        """The full name of everything that it imports, inside functions and for types too."""
        return [name for node in ast.walk(self.tree) for name in self._imported(node)]

    @cached_property
    def runs_with(self) -> list[str]:
        """What it imports when it runs: without what only the type checker reads."""
        for_types = {
            id(inner)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
            for inner in ast.walk(node)
        }
        nodes = (node for node in ast.walk(self.tree) if id(node) not in for_types)
        return [name for node in nodes for name in self._imported(node)]

    def _imported(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = self.file.relative_to(self.root).parts[:-1]
            above = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)

    @property
    def public_names(self) -> Iterator[str]:
        """The names that it defines at its top and others may use."""
        for node in self.tree.body:
            for name in _defined(node):
                if not name.startswith("_"):
                    yield name

    @property
    def strings(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    for target in targets:
        for leaf in ast.walk(target) if target is not None else ():
            if isinstance(leaf, ast.Name) and isinstance(leaf.ctx, ast.Store):
                yield leaf.id


def modules_of(root: Path) -> list[Module]:
    """Return every module of ours under the root but the migrations."""
    found = (file for package in PACKAGES for file in sorted((root / package).rglob("*.py")))
    return [Module(root, file) for file in found if "migrations" not in file.parts]


def within(name: str, package: str) -> bool:
    """Whether the name is the package or something in it."""
    return name == package or name.startswith(f"{package}.")


def doubled_names(modules: list[Module], but: tuple[str, ...] = ()) -> list[str]:
    """Return the public names that two files of one wing define, with those files."""
    homes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for module in modules:
        for name in set(module.public_names) - set(but) if module.wing else ():
            homes[module.wing, name].append(module.name)
    return [f"{name}: {', '.join(at)}" for (_, name), at in homes.items() if len(at) > 1]


def circles(modules: list[Module]) -> list[str]:
    """Return each way through imports that leads from a file back to it, once for each circle."""
    names = {module.name for module in modules}
    leads = {module.name: {*map(_file_in(names), module.runs_with)} - {""} for module in modules}
    found: set[frozenset[str]] = set()
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> None:
        if name in path:
            found.add(frozenset(path[path.index(name) :]))
        elif name not in done:
            for following in sorted(leads[name]):
                walk(following, [*path, name])
            done.add(name)

    for name in sorted(names):
        walk(name, [])
    return [" ↔ ".join(sorted(circle)) for circle in found]


def _file_in(names: set[str]):
    """Return a function from what is imported to the file that holds it, '' for none of ours."""

    def file_of(imported: str) -> str:
        if imported in names:
            return imported
        holder = imported.rpartition(".")[0]
        return holder if holder in names else ""

    return file_of
