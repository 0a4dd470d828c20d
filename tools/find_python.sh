#!/bin/sh
# Print the path of a Python interpreter: the newest that newsdoc supports, or the one asked for ("3.12").
# Looks on PATH, then at what pyenv has installed. Says nothing and fails where there is none.
set -u

answers() { # interpreter [version]
    "$1" -c 'import sys; want = sys.argv[1:]
have = "%d.%d" % sys.version_info[:2]
sys.exit(sys.version_info < (3, 11) or bool(want) and want[0] != have)' ${2:+"$2"} >/dev/null 2>&1
}

if [ $# -eq 0 ]; then
    for name in python3 python3.13 python3.12 python3.11 python; do
        if answers "$name"; then command -v "$name"; exit 0; fi
    done
    for version in 3.13 3.12 3.11; do
        if found=$("$0" "$version"); then echo "$found"; exit 0; fi
    done
    exit 1
fi
for name in "python$1" python3 python; do
    if answers "$name" "$1"; then command -v "$name"; exit 0; fi
done
prefix=$(pyenv prefix "$1" 2>/dev/null) || exit 1
answers "$prefix/bin/python" "$1" && echo "$prefix/bin/python"
