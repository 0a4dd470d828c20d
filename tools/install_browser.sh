#!/bin/sh
# Make sure that a browser is there for tests/browser: Debian's chromium and the driver that belongs to it.
# What is installed already is left alone; elsewhere than on Debian and its kin, install Chromium and chromedriver yourself.
set -eu
have() { command -v "$1" >/dev/null 2>&1; }
if have chromedriver && { have chromium || have chromium-browser || have google-chrome; }; then
    exit 0
fi
exec "$(dirname "$0")/apt_install.sh" chromium chromium-driver fonts-dejavu-core
