"""The command line, a thin skin over the library: `app` gathers the commands, one file each.

Needs the extra `newsdoc[cli]` (typer and rich); nothing else of the package imports from here.
"""
