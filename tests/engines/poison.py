"""A parser that does what texts ask of it: end its process, hang, or fail. Workers import it by this name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from newsdoc.parser import Parser

if TYPE_CHECKING:
    from newsdoc.options import Options
    from newsdoc.parts import Analysis


class PoisonParser(Parser):
    """KILL ends the process, KILL ONCE path only the first one, HANG never comes back, BUG raises."""

    __slots__ = ()

    def analyse(self, text: str) -> Analysis:
        if text.startswith("KILL ONCE "):
            mark = Path(text.removeprefix("KILL ONCE "))
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        elif text.startswith("KILL"):
            os.kill(os.getpid(), signal.SIGKILL)
        elif text.startswith("HANG"):
            time.sleep(3600)
        elif text.startswith("BUG"):
            raise ZeroDivisionError("a bug on purpose")
        return super().analyse(text)

    def __reduce__(self) -> tuple[type[Parser], tuple[Options]]:
        return PoisonParser, (self.options,)
