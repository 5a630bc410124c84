"""The house: imports run one way, only flows knows the engine, and the documents about it say what the code does."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from flows.exit_codes import ExitCode
from load import dictionary

ROOT = Path(__file__).parent.parent
STOREYS = ("extract", "transform", "load", "flows")
MODULES = [path for storey in STOREYS for path in sorted((ROOT / storey).rglob("*.py"))]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path):
    storey = STOREYS.index(path.relative_to(ROOT).parts[0])
    above = set(STOREYS[storey + 1 :])
    assert not above & set(imported(path))


def test_only_these_modules_of_flows_import_prefect():
    modules = {str(path.relative_to(ROOT)) for path in MODULES if {"prefect", "prefect_dask"} & set(imported(path))}
    allowed = ("deployments", "engine", "run_page", "service", "serving")
    assert modules == {f"flows/{name}.py" for name in allowed}


def test_the_data_dictionary_in_git_is_the_one_the_tables_make():
    assert (ROOT / "warehouse" / "README.md").read_text("utf-8") == dictionary.text(), "run `make dictionary`"


def test_the_dictionary_and_the_readme_list_every_exit_code():
    assert set(dictionary.EXIT_CODES) == {int(code) for code in ExitCode} - {ExitCode.INTERRUPTED, ExitCode.TERMINATED}
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"| {int(code)} |" in readme for code in ExitCode)


def test_the_lock_holds_what_the_project_asks_for():
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [Requirement(text) for text in (*project["dependencies"], *project["optional-dependencies"]["dev"])]
    wrong = [str(one) for one in asked if one.name != "thongbao" and locked.get(one.name.lower()) not in one.specifier]
    assert wrong == []
