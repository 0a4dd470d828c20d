"""What tests and benchmarks need: invented wire stories of which everything is known, and the promises of a document.

Example:
    >>> from newsdoc import parse
    >>> from newsdoc.testing import problems, story
    >>> problems(parse(story(7).text))
    []
"""

from newsdoc.testing.invariants import problems
from newsdoc.testing.markup import substitute
from newsdoc.testing.stories import SyntheticStory, families, stories, story

__all__ = ["SyntheticStory", "families", "problems", "stories", "story", "substitute"]
