#!/bin/sh
# Makes .venv where there is none that works, and installs chapbook into it with what it needs of the system.
# Usage, at the top of the project: [PYTHON=python3.12] sh .ci/setup.sh REQUIREMENT (. or '.[dev]')
set -eu

export PIP_DISABLE_PIP_VERSION_CHECK=1
# These pin the build back-end too: older versions of pip read the first for it, newer ones the second.
export PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt

fail() {
    echo "chapbook: $*" >&2
    exit 1
}

run() {
    echo "+ $*"
    "$@"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then run "$@"; else run sudo "$@"; fi
}

can_apt() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null
}

has_candidate() {
    LC_ALL=C apt-cache policy "$1" | grep -q 'Candidate: [0-9]'
}

# Some releases keep a library inside another package, so names that are not on offer are left out.
on_offer() {
    for package in "$@"; do
        if has_candidate "$package"; then echo "$package"; fi
    done
}

# The caller looks whether it helped. Lists may be missing, or so old that they name files that are gone.
# shellcheck disable=SC2046  # a list of words
apt_install() {
    has_candidate "$1" || as_root apt-get update || return 0
    set -- $(on_offer "$@")
    [ $# -gt 0 ] || return 0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" && return
    as_root apt-get update || return 0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" || return 0
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

can_make_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

choose_python() {
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3.13 python3.12 python3.11 python3; fi
    chosen=
    for each in "$@"; do
        new_enough "$each" || continue
        chosen=${chosen:-$each}
        if can_make_venv "$each"; then
            chosen=$each
            break
        fi
    done
    [ -n "$chosen" ] && return
    found=$("$each" -c 'import platform; print("Python", platform.python_version())' 2>/dev/null) || found="no $each"
    fail "Python 3.11 or newer is needed, and here is $found: install it, or name it by make PYTHON=..."
}

# The scripts of an environment name its folder, so one that was moved or copied does not work.
is_at_home() {
    grep -qsF "$(pwd -P)/.venv/bin/" .venv/bin/pip
}

make_venv() {
    if new_enough .venv/bin/python && is_at_home && .venv/bin/python -m pip --version >/dev/null 2>&1; then return; fi
    choose_python
    if ! can_make_venv "$chosen"; then
        package=$("$chosen" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if can_apt; then apt_install "$package"; fi
        can_make_venv "$chosen" ||
            fail "$chosen has no venv: install it (as root: apt-get install $package), then run make again"
    fi
    run "$chosen" -m venv --clear .venv
}

# Without the library that makes subsets of fonts WeasyPrint works, but it makes other files.
has_pango() {
    .venv/bin/python -W ignore -c 'from weasyprint.text.ffi import harfbuzz_subset as found; assert found' >/dev/null 2>&1
}

install_pango() {
    if has_pango; then return; fi
    if can_apt; then
        apt_install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    elif command -v brew >/dev/null; then
        run brew install pango || true
    fi
    .venv/bin/python -W ignore -c 'import weasyprint' >/dev/null 2>&1 || fail "Pango is missing: install it" \
        "(as root: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), then run make again"
}

make_venv
run .venv/bin/python -m pip install --quiet --editable "$1" --constraint constraints.txt
install_pango
