#!/bin/sh
# Install the wheel of dist/ into a fresh environment and run the suite against it in a folder without src/.
# Usage: tools/test_wheel.sh PYTHON WORKERS
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
work=$root/build/wheel-test
rm -rf "$work"
mkdir -p "$work/tree"
"$1" -m venv "$work/venv"
python=$work/venv/bin/python
set -- "$2" dist/newsdoc-*.whl
"$python" -m pip install --quiet --disable-pip-version-check --upgrade pip
"$python" -m pip install --quiet --disable-pip-version-check "$2[cli]" --group test
for path in * ; do
    case $path in
        src | build | dist) ;;
        *) cp -R "$path" "$work/tree/" ;;
    esac
done
# Gold data beside the checkout, if it is there, stands beside the copy too.
[ ! -d ../shared ] || ln -s "$(cd ../shared && pwd)" "$work/shared"
cd "$work/tree"
"$python" -c 'import newsdoc; assert "site-packages" in newsdoc.__file__, newsdoc.__file__; print("testing", newsdoc.__file__)'
exec "$python" -m pytest -p no:benchmark -n "$1" --dist worksteal -q tests
