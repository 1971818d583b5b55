# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by packaging/run and tests/run: installs missing packages and builds into build/.
# Says what it does on stderr, says nothing when nothing is to do; dies with one sentence.

top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }
die() { say "image2model: $*"; exit 1; }

# missing_packages LIST…: the names in the lists that no installed package has or provides.
missing_packages() {
    local wanted
    wanted=$(cat -- "$@" | LC_ALL=C sort -u)
    dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' | sed -n 's/([^)]*)//g; s/^installed //p' \
        | tr -s ', ' '\n\n' | LC_ALL=C sort -u | LC_ALL=C comm -13 - <(printf '%s\n' "$wanted") | xargs
}

supported_distribution() {
    local ID='' VERSION_ID='' PRETTY_NAME='this system'
    [ -r /etc/os-release ] && . /etc/os-release
    distribution=$PRETTY_NAME
    case "$ID:$VERSION_ID" in
    debian:12 | debian:13 | ubuntu:24.04) command -v apt-get >/dev/null && command -v dpkg-query >/dev/null ;;
    *) return 1 ;;
    esac
}

# install_packages LIST…
install_packages() {
    local missing='' log as_root=()
    command -v dpkg-query >/dev/null && missing=$(missing_packages "$@")
    [ -z "$missing" ] && command -v dpkg-query >/dev/null && return
    supported_distribution || die "packages can be installed only on Debian 12, Debian 13 and Ubuntu 24.04, and this is $distribution;" \
        "please install these yourself: ${missing:-$(cat -- "$@" | xargs)}."
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "these packages are missing, and installing them needs root or sudo: $missing."
        as_root=(sudo)
    fi
    say "Installing packages: $missing"
    log=$(mktemp) || die "no temporary file can be made in ${TMPDIR:-/tmp}."
    # shellcheck disable=SC2086
    if ! { "${as_root[@]}" apt-get -q -o APT::Update::Error-Mode=any -o DPkg::Lock::Timeout=300 update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
            install --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
        local reason
        reason=$(grep -m1 -E '^(E|W|sudo): ?' "$log" || tail -n 1 "$log")
        rm -f -- "$log"
        die "the packages could not be installed; check the network and the package sources (${reason#[EW]: })."
    fi
    rm -f -- "$log"
}

# As many compilers as there are processors, but at least 1.5 GB of free memory for each.
build_jobs() {
    local processors by_memory
    processors=$(nproc)
    by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1572864) }' /proc/meminfo)
    [ "${by_memory:-1}" -lt "$processors" ] && processors=${by_memory:-1}
    echo "$((processors > 1 ? processors : 1))"
}

# cached NAME: the value of a variable in build/CMakeCache.txt.
cached() { sed -n "s/^$1:[A-Z]*=//p" "$top/build/CMakeCache.txt" 2>/dev/null; }

# show_work TITLE: passes on what ninja really does, under a title; nothing when it has nothing to do.
show_work() {
    local title=$1 line
    while IFS= read -r line; do
        case "$line" in
        'ninja: no work to do.' | 'ninja: Entering directory'* | *'Re-checking globbed directories...') continue ;;
        esac
        [ -z "$title" ] || say "$title"
        title=''
        say "$line"
    done
}

# build TARGET [-DNAME=VALUE…]: configures when the cache is absent, made elsewhere or differs in NAME.
build() {
    local target=$1 option stale=''
    shift
    if [ ! -f "$top/build/build.ninja" ] || [ "$(cached CMAKE_HOME_DIRECTORY)" != "$top" ]; then
        stale=--fresh
    else
        for option in "$@"; do
            option=${option#-D}
            [ "$(cached "${option%%=*}")" = "${option#*=}" ] || stale=-Wno-dev
        done
    fi
    if [ -n "$stale" ]; then
        say "Configuring in build/"
        cmake $stale -S "$top" -B "$top/build" -G Ninja --log-level=WARNING "$@" >&2 || die "CMake could not configure the build; its reason is above."
    fi
    ninja -C "$top/build" -j "$(build_jobs)" "$target" 2>&1 | show_work "Building $target in build/"
    [ "${PIPESTATUS[0]}" -eq 0 ] || die "the build failed; the compiler's message is above."
}
