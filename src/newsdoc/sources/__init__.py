"""Every source of an attribution followed through the story to its fullest name."""

from newsdoc.sources.linking import link_sources

__all__ = ["link_sources"]
