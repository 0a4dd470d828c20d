#!/bin/sh
# Run the suite on each of the Pythons given ("3.11 3.12"), each in an environment of its own, and tell how it went.
# Usage: tools/test_versions.sh WORKERS VERSION...      One that this machine lacks is left out, and said to be.
set -u
cd "$(dirname "$0")/.."
workers=$1
shift
summary='' status=0

prepare() { # interpreter environment
    test -x "$2/bin/python" || "$1" -m venv "$2" || return 1
    if [ ! -e "$2/.test" ] || [ -n "$(find pyproject.toml -newer "$2/.test")" ]; then
        "$2/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade pip &&
            "$2/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[cli]' --group test &&
            touch "$2/.test"
    fi
}

for version in "$@"; do
    if ! python=$(tools/find_python.sh "$version"); then
        summary="$summary
Python $version: not on this machine, left out"
        continue
    fi
    printf '== Python %s\n' "$version"
    if prepare "$python" ".venv-$version" &&
        ".venv-$version/bin/python" -m pytest -p no:benchmark -q -n "$workers" --dist worksteal; then
        verdict=passed
    else
        verdict=FAILED status=1
    fi
    summary="$summary
Python $version: $verdict"
done
printf '%s\n' "$summary"
exit $status
