#!/usr/bin/env bash
# Makes sure of a Chromium for the browser tests: the one named by CHROMIUM, or one on PATH,
# or Debian's, installed here where we may.
set -euo pipefail

names=(chromium chromium-browser google-chrome)

found() {
    local name
    for name in "${names[@]}"; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

if [[ -n "${CHROMIUM:-}" ]]; then
    command -v "$CHROMIUM" >/dev/null && exit
    echo "CHROMIUM: no such program; name a Chromium, or leave it unset" >&2
    exit 1
fi

found && exit

if [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests"
    export DEBIAN_FRONTEND=noninteractive
    # The font has Vietnamese letters; without one the browser draws boxes of another width.
    apt-get -qq update >/dev/null 2>&1 || true
    apt-get -qq install --no-install-recommends chromium fonts-dejavu-core >/dev/null 2>&1 || true
    found && exit
fi

echo "The browser tests need Chromium: install it (on Debian: apt install chromium" \
    "fonts-dejavu-core), or name one in CHROMIUM" >&2
exit 1
