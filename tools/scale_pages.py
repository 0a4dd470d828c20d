"""What docs/engines.md and docs/performance.md say of many stories, out of docs/scale.json; and the chart of growth.

python benchmarks/scale.py --json docs/scale.json    measure
python tools/scale_pages.py                          draw docs/growth.svg (needs matplotlib)
python tools/make_readme.py                          write the tables
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NamedTuple

DOCS = Path(__file__).parents[1] / "docs"
FIGURES = DOCS / "scale.json"
CHART = DOCS / "growth.svg"
SCOPES = {"speech": "with attributions", "none": '`scope="none"`'}
WAYS = {"model": "`parse_many`, documents", "arrow": "`parse_batches`, Arrow", "batch": "`newsdoc batch`, Parquet"}
COLOURS = {"speech": "#1b4965", "none": "#d1661c"}

Figures = dict[str, Any]


class Assumed(NamedTuple):
    """What the reckoning on paper takes for granted; everything else in it was measured."""

    stories: int = 200_000_000
    characters: int = 3_000
    cores: int = 64
    dollars: float = 0.04  # for a rented core, an hour
    lost: float = 0.1  # of the time, to storage, network and the last stories of a part


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table; all columns but the first to the right."""
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---", *["--:"] * (len(head) - 1)], *rows])


def when(figures: Figures) -> str:
    """When and where something was measured."""
    how = figures["measured"]
    return (
        f"Measured on {how['date']} with newsdoc {how['newsdoc']} on Python {how['python']}, {how['machine']},"
        f" load {how['load']:.1f}"
    )


def ways(figures: Figures) -> str:
    """One process: to the model and to Arrow."""
    found = figures["ways"]
    whole = {"stages": "what the stages find", "model": "`parse`, to the model", "arrow": "`parse_batches`, to Arrow"}
    parts = {
        "found to model": "of that, from what was found to the model",
        "found to arrow": "of that, from what was found to Arrow",
        "arrow to flat": "besides, flat tables out of Arrow",
    }
    rows = []
    for scope, told in SCOPES.items():
        micros = found[scope]
        rows += [
            [
                f"{told}: {way}",
                f"{micros[name]:,.0f}",
                f"{1e6 / micros[name]:,.0f}",
                f"{found['bytes'] / micros[name]:.2f}",
            ]
            for name, way in whole.items()
        ]
        rows += [[f"{told}: {part}", f"{micros[name]:,.0f}", "", ""] for name, part in parts.items()]
    head = ["", "µs a story", "stories a second", "MB a second"]
    ratios = ", ".join(
        f"{found[scope]['found to model'] / found[scope]['found to arrow']:.1f} times {told}"
        for scope, told in SCOPES.items()
    )
    ways = ", ".join(
        f"{found[scope]['model'] / found[scope]['arrow']:.2f} times {told}" for scope, told in SCOPES.items()
    )
    return (
        f"{when(found)}; one process, turn by turn, medians of processor time; invented stories of"
        f" {found['characters']:,.0f} characters on average.\n\n{table(head, rows)}\n\n"
        f"From what was found, Arrow is faster than the model: {ratios}. But the stages are nearly all of the time, so"
        f" the whole way is faster by little: {ways}."
    )


def stages(figures: Figures) -> str:
    """The share of each stage."""
    found = figures["stages"]
    rows = [
        [name, *[f"{found[scope][name]:.0%}" if name in found[scope] else "–" for scope in SCOPES]]
        for name in found["speech"]
    ]
    return f"{when(found)}; invented stories.\n\n" + table(["stage", *SCOPES.values()], rows)


def workers(figures: Figures) -> str:
    """Two workers beside one, and the share of the parent."""
    found = figures["workers"]
    rows = [
        [f"{told}, {SCOPES[scope]}", *[f"{each[key]:,.0f}" for key in ("alone",)],
         f"{each['two']['workers']:,.0f}", f"{each['two']['parent']:,.0f}",
         f"{each['workers that one parent keeps busy']:,.0f}",
         f"{each['on two free cores they could be, times one process']:.2f}",
         f"{each['two workers are faster, times']:.2f}"]
        for way, told in WAYS.items()
        for scope in SCOPES
        for each in [found[f"{way}, {scope}"]]
    ]  # fmt: skip
    head = [
        "µs of processor time a story", "one process", "two workers", "their parent", "workers a parent keeps busy",
        "two workers could be faster, times", "by the wall clock they were",
    ]  # fmt: skip
    apart = " and ".join(
        f"{found[f'apart, {scope}']['two processes that share nothing, times one']:.2f} times {told}"
        for scope, told in SCOPES.items()
    )
    return (
        f"{when(found)}. Two processes that share nothing, each with stories of its own, did {apart} what one did: more"
        f" than that this machine does not allow.\n\n{table(head, rows)}"
    )


def memory(figures: Figures) -> str:
    """Peak memory, few stories and many."""
    found = figures["memory"]
    rows = [
        [f"{int(number):,}", f"{each['parent']:.0f}", f"{each['worker']:.0f}"]
        for number, each in found.items()
        if number.isdecimal()
    ]
    return f"{when(found)}.\n\n" + table(["stories", "parent, peak MB", "larger worker, peak MB"], rows)


def growth(figures: Figures) -> str:
    """Cost as one story grows, and as there are more."""
    found = figures["growth"]
    lengths = [
        [
            f"one of {length:,} characters",
            *[f"{_at(found['length'][scope], length) / length * 1e6:.2f} µs a character" for scope in SCOPES],
        ]
        for length, _ in found["length"]["speech"]
    ]
    numbers = [
        [f"{number:,}", *[f"{_at(found['number'][scope], number) / number * 1e3:.2f} ms a story" for scope in SCOPES]]
        for number, _ in found["number"]["speech"]
    ]
    return f"{when(found)}; one process, processor time.\n\n" + table(["stories", *SCOPES.values()], lengths + numbers)


def _at(points: list[list[float]], place: int) -> float:
    return next(value for each, value in points if each == place)


def paper(figures: Figures) -> str:
    """What very many stories would cost."""
    assumed, found = Assumed(), figures["ways"]
    longer = assumed.characters / found["characters"]
    rows, busy = [], math.inf
    for scope, told in SCOPES.items():
        batch = figures["workers"][f"batch, {scope}"]
        stages = _at(figures["growth"]["length"][scope], assumed.characters) * 1e3
        files = (found[scope]["found to arrow"] + batch["two"]["parent"]) * longer / 1e3
        hours = assumed.stories * (stages + files) / 1e3 / (1 - assumed.lost) / 3600
        busy = min(busy, batch["workers that one parent keeps busy"])
        taken = f"{hours / assumed.cores:,.1f} hours"
        rows.append(
            [told, f"{stages:.1f} ms", f"{files:.2f} ms", f"{hours:,.0f}", taken, f"{hours * assumed.dollars:,.0f}"]
        )
    head = ["", "stages, a story", "columns, files, parent", "core hours", f"on {assumed.cores} cores", "dollars"]
    return (
        f"Assumed: {assumed.characters:,} characters a story; cores like those measured; {assumed.lost:.0%} of the time"
        f" lost to storage, network and waiting; {assumed.dollars:.2f} dollars an hour for a rented core. Measured: the"
        f" stages on stories of that length; what columns and the parent of `newsdoc batch`, which reads and writes the"
        f" files, take for the stories above, here for as many characters. One parent keeps {busy:.0f} workers busy, so"
        f" a batch for every {min(16, int(busy))} cores, each over its part of the files, waits for nobody. Nothing"
        f" here was run at that size.\n\n{table(head, rows)}"
    )


REGIONS = {"ways": ways, "stages": stages, "workers": workers, "memory": memory, "growth": growth, "paper": paper}


def load() -> Figures:
    """What was measured last."""
    figures: Figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    return figures


def draw(found: Figures, path: Path) -> None:
    """Two charts on logarithmic scales: the time of one story by its length, and of many by their number."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams |= {"svg.hashsalt": "newsdoc", "font.size": 11}  # the same file every time
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
    titles = {"length": ("One story by its length", "characters"), "number": ("Stories by their number", "stories")}
    for side, (kind, (title, unit)) in zip(axes, titles.items(), strict=True):
        for scope, colour in COLOURS.items():
            sizes, seconds = zip(*found[kind][scope], strict=True)
            side.plot(sizes, seconds, "o-", color=colour, lw=2, ms=5)
            label = "with\nattributions" if scope == "speech" else 'scope=\n"none"'
            side.annotate(
                label, (sizes[-1], seconds[-1]), (8, 0), textcoords="offset points", va="center", color=colour
            )
            side.plot(sizes, [seconds[0] * size / sizes[0] for size in sizes], ":", color="#888", lw=1.2, zorder=0)
        side.set(xscale="log", yscale="log", xlabel=unit, xlim=(sizes[0] * 0.8, sizes[-1] ** 1.11))
        side.set_xticks(sizes, [f"{size:,}" for size in sizes], rotation=25, ha="right", rotation_mode="anchor")
        side.minorticks_off()
        side.yaxis.set_major_formatter("{x:g} s")
        side.set_title(title, loc="left", fontweight="bold", pad=10)
        side.grid(color="#e4e4e4", lw=0.8)
        side.spines[["top", "right"]].set_visible(False)
    axes[0].plot([], [], ":", color="#888", label="as the smallest one would make expect")
    axes[0].legend(frameon=False, loc="upper left")
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


if __name__ == "__main__":
    draw(load()["growth"], CHART)
    print(CHART)
