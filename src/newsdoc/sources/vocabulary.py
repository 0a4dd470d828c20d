"""The words by which speakers are told apart, read from the tables once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from newsdoc.data import table


class Role(NamedTuple):
    """What a noun says of whoever it stands for; `noun` is its singular ("police" has none but itself)."""

    noun: str
    kind: str
    gender: str
    plural: bool


class Title(NamedTuple):
    """What stands before a name: "Sen.", "Mrs."; `part` where it belongs to the name ("Pope Clement")."""

    role: str
    gender: str
    part: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables as sets and dictionaries; single words in lower case, but for those told apart by their capital.

    `joints` are the small words and marks that may stand within a name; `posts` are nouns that mean somebody in a
    description only ("the head of the port"), not by themselves ("her head"); `towns` are provinces as well.
    """

    roles: dict[str, Role]
    posts: dict[str, Role]
    narrower: dict[str, frozenset[str]]
    titles: dict[str, Title]
    first_names: dict[str, str]
    nicknames: dict[str, frozenset[str]]
    pronouns: dict[str, str]
    relatives: frozenset[str]
    documents: frozenset[str]
    organization_words: frozenset[str]
    company_suffixes: frozenset[str]
    links: frozenset[str]
    linked_heads: frozenset[str]
    organization_names: frozenset[str]
    openers: frozenset[str]
    fronts: frozenset[str]
    joints: frozenset[str]
    own_heads: frozenset[str]
    types: dict[str, str]
    neutral: frozenset[str]
    countries: frozenset[str]
    towns: frozenset[str]
    words: dict[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """The words of all tables.

    Example:
        >>> vocabulary().roles["spokeswomen"]
        Role(noun='spokeswoman', kind='group', gender='f', plural=True)
    """
    organizations = table("source_organizations")
    words = {name: frozenset(rows) for name, rows in table("source_words").items()}
    pronouns: dict[str, list[str]] = table("source_pronouns")
    return Vocabulary(
        roles=_roles(table("source_roles")),
        posts={word: Role(word, "person", "", plural=False) for word in table("source_words")["posts"]},
        narrower={word: frozenset(rows) for word, rows in table("source_broader").items()},
        titles={
            row["title"].rstrip("."): Title(row["role"] or "", row["gender"] or "", row["part"])
            for row in table("source_titles")
        },
        first_names=_first_names(table("source_first_names")),
        nicknames=_nicknames(table("source_nicknames")),
        pronouns={word: kind for kind, words in pronouns.items() if kind != "relative" for word in words},
        relatives=frozenset(pronouns["relative"]),
        documents=frozenset(table("source_documents")["nouns"]),
        organization_words=frozenset(organizations["words"]),
        company_suffixes=frozenset(organizations["company_suffixes"]),
        links=frozenset(organizations["links"]),
        linked_heads=frozenset(organizations["linked_heads"]),
        organization_names=frozenset(organizations["names"]),
        openers=frozenset(organizations["openers"]),
        fronts=frozenset(table("countries")).union(organizations["fronts"]),
        joints=words["particles"].union(
            organizations["links"], organizations["company_suffixes"], ("&", ".", "'s", "’s", "'", "’")
        ),
        own_heads=frozenset(organizations["own_heads"]),
        types=organizations["types"],
        neutral=frozenset(table("source_words")["neutral"]),
        countries=frozenset(table("countries")),
        towns=_towns(),
        words=words,
    )


def names_role(word: str) -> bool:
    """Whether a word, in lower case, says what one person is: "senator", not "senators" and not "senate"."""
    role = vocabulary().roles.get(word)
    return role is not None and role.kind == "person" and not role.plural


def _towns() -> frozenset[str]:
    """Provinces and cities that stories name without saying where they are, as the keys of names are written."""
    written = [name for row in table("regions") for name in (row["region"], *row["written"])]
    written += [row["city"] for row in table("standalone_cities")]
    return frozenset(name.rstrip(".").casefold() for name in written)


def _roles(rows: list[dict[str, Any]]) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for row in rows:
        noun, plural, kind, gender = row["noun"], row["plural"], row["kind"], row["gender"] or ""
        if plural not in roles:
            roles[plural] = Role(noun or plural, "group" if noun else kind, gender, plural=True)
        if noun:
            roles[noun] = Role(noun, kind, gender, plural=False)
    return roles


def _first_names(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Gender by first name; a name that women and men bear, be it in different countries, tells none ("")."""
    genders: dict[str, str] = {}
    for row in rows:
        gender = row["gender"] if row["gender"] in ("f", "m") else ""
        for name in row["names"]:
            genders[name.casefold()] = gender if genders.get(name.casefold(), gender) == gender else ""
    return genders


def _nicknames(rows: list[dict[str, Any]]) -> dict[str, frozenset[str]]:
    """By short form, the names it may stand for ("ted": "edward", "theodore")."""
    names: dict[str, set[str]] = {}
    for row in rows:
        for short in row["short"]:
            names.setdefault(short.casefold(), set()).add(row["name"].casefold())
    return {short: frozenset(full) for short, full in names.items()}
