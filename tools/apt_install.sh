#!/bin/sh
# Install Debian packages, in silence unless it fails: tools/apt_install.sh PACKAGE...
set -eu
command -v apt-get >/dev/null 2>&1 || { echo "no apt-get here; install the like of $* yourself" >&2; exit 1; }
as_root=''
[ "$(id -u)" = 0 ] || as_root=sudo
log=$(mktemp)
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    exit 1
fi
rm -f "$log"
