"""`python -m newsdoc` and the `newsdoc` command: the door that is open even where the extra is not installed."""

from __future__ import annotations

import sys

_EXTRA = frozenset({"typer", "click", "rich"})


def main() -> int:
    """Run the command with the arguments of this process and give back its exit code.

    The library does without typer and rich, so they may be missing here; then one sentence says what to install.
    """
    try:
        from newsdoc.cli.app import run

        return run()
    except KeyboardInterrupt:
        return 130
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        sys.stderr.write(
            f"newsdoc: the command line needs the package '{error.name}', which is not installed; "
            "install it with: pip install 'newsdoc[cli]'\n"
        )
        return 1


if __name__ == "__main__":
    sys.exit(main())
