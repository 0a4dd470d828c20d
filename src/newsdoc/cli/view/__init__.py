"""The readable view of a document: what was found above the story, the story itself, and what looked damaged."""

from newsdoc.cli.view.page import show

__all__ = ["show"]
