"""A page of HTML taken apart, for tests of what it holds."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "input"}


class Page(HTMLParser):
    """A page as a program reads it: its elements with attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[list[str]] = []
        self._open: list[int] = []
        self._behind_pre = False
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append(len(self.elements))
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.append([])
        self._behind_pre = tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        data = data.removeprefix("\n") if self._behind_pre else data  # as browsers do
        self._behind_pre = False
        for at in self._open:
            self.texts[at].append(data)

    def find(self, name: str | None = None, class_: str | None = None) -> list[tuple[dict[str, str], str]]:
        """Attributes and text of the elements with this name and class."""
        return [
            (attributes, "".join(words))
            for (tag, attributes), words in zip(self.elements, self.texts, strict=True)
            if name in {None, tag} and (class_ is None or class_ in attributes.get("class", "").split())
        ]

    @property
    def story(self) -> str:
        return self.find("article", "story")[0][1]
