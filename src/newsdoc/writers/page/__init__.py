"""The parts of the HTML page: `story.py` and `aside.py` are what readers see, `view.css` is how it looks."""
