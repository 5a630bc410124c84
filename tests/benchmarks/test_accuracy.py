import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

import accuracy
from tally import Tally


def _tally(sentence: str) -> Tally:
    tally = Tally()
    tally.hit("recall", True)
    tally.hit("recall", False)
    tally.miss("1", "missed", sentence, None)
    return tally


@pytest.mark.parametrize("kind", ["figures", "references"])
def test_of_sentences_held_back_only_the_rates_are_told(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = {f"cases.{kind}_own": _tally("câu ngỏ"), f"cases.{kind}_held": _tally("câu giữ kín")}
    monkeypatch.setattr(accuracy, "SCORES", tmp_path / "scores.json")
    monkeypatch.setattr(accuracy, "committed_scores", lambda: {name: {"wrong": {"1 | x | y": "z"}} for name in parts})
    monkeypatch.setattr(accuracy, "measure", lambda part, folder, only: parts)
    monkeypatch.setattr(sys, "argv", ["accuracy.py", "--part", "cases", "--show"])
    accuracy.main()
    printed = capsys.readouterr().out
    assert "câu ngỏ" in printed
    assert "câu giữ kín" not in printed
    assert "1/2" in printed.split(f"== cases.{kind}_held")[1]
    assert list(json.loads((tmp_path / "scores.json").read_text(encoding="utf8"))) == [f"cases.{kind}_own"]


def test_named_notices_are_scored_alone_and_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def measure(part: str, folder: Path, only: list[str] | None) -> dict[str, Tally]:
        asked.append((part, only))
        return {part: _tally("câu")}

    monkeypatch.setattr(accuracy, "SCORES", tmp_path / "scores.json")
    monkeypatch.setattr(accuracy, "measure", measure)
    monkeypatch.setattr(sys, "argv", ["accuracy.py", "--only", "mot-bao-cao"])
    accuracy.main()
    assert asked == [("digital", ["mot-bao-cao"]), ("scans", ["mot-bao-cao"])]
    assert "lost" not in capsys.readouterr().out
    assert not (tmp_path / "scores.json").exists()
