"""Training of the attribution scorers: run `python tools/train_attributions.py --help`."""
