#!/bin/sh
# Make sure that a browser is there for tests/browser: Debian's chromium and the driver that belongs to it.
# What is installed already is left alone; elsewhere than on Debian and its kin, install Chromium and chromedriver yourself.
set -eu
have() { command -v "$1" >/dev/null 2>&1; }
if have chromedriver && { have chromium || have chromium-browser || have google-chrome; }; then
    exit 0
fi
have apt-get || { echo "no chromium with chromedriver, and no apt-get to install them with" >&2; exit 1; }
as_root=''
[ "$(id -u)" = 0 ] || as_root=sudo
log=$(mktemp)
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends chromium chromium-driver fonts-dejavu-core; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    exit 1
fi
rm -f "$log"
