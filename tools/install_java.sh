#!/bin/sh
# Make sure that Spark has its Java, 17 or newer: Debian's, where there is none.
set -eu
if command -v java >/dev/null 2>&1; then
    exit 0
fi
exec "$(dirname "$0")/apt_install.sh" default-jre-headless
