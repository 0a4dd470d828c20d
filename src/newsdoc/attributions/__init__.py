"""Who says what: cues are scored, spans chosen for each, and rules add what has no cue word."""

from newsdoc.attributions.find import find_attributions

__all__ = ["find_attributions"]
