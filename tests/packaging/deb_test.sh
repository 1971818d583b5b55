#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# deb_test.sh BUILD_DIR: the Debian package holds what it should and nothing else.
set -uo pipefail
build=$1
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
failures=0
fail() { echo "FAIL: $*"; failures=$((failures + 1)); }

cd -- "$build" || exit 1
cpack -G DEB -B "$scratch" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
deb=$(echo "$scratch"/image2model_*.deb)
dpkg-deb -x "$deb" "$scratch/root" || exit 1
cd -- "$scratch/root" || exit 1

app=io.github.image2model.Image2Model
for file in usr/bin/image2model usr/lib/systemd/system/image2model.service usr/share/applications/$app.desktop \
    usr/share/metainfo/$app.metainfo.xml usr/share/icons/hicolor/scalable/apps/$app.svg \
    usr/share/icons/hicolor/symbolic/apps/$app-symbolic.svg usr/share/man/man1/image2model.1.gz \
    usr/share/bash-completion/completions/image2model usr/share/zsh/vendor-completions/_image2model \
    usr/share/fish/vendor_completions.d/image2model.fish usr/share/doc/image2model/{copyright,changelog.gz}; do
    [ -s "$file" ] || fail "$file is missing"
done
[ "$(ls usr/bin)" = image2model ] || fail "usr/bin holds more than the program: $(ls usr/bin)"
[ -z "$(find . -name '*.a' -o -name '*.h' -o -name '*.cmake')" ] || fail 'files for developers are packed'
[ -z "$(find . -type f -perm /022)" ] || fail 'files are writable by others'

version=$(dpkg-deb -f "$deb" Version)
[ "$(usr/bin/image2model --version)" = "image2model $version" ] || fail "the program says $(usr/bin/image2model --version)"
bash -n usr/share/bash-completion/completions/image2model || fail 'the completions for bash are not valid'
desktop-file-validate usr/share/applications/$app.desktop || fail 'the desktop file is not valid'
appstreamcli validate --no-net usr/share/metainfo/$app.metainfo.xml >"$scratch/log" || fail "metainfo: $(cat "$scratch/log")"
grep -q "<release version=\"$version\"" usr/share/metainfo/$app.metainfo.xml || fail 'metainfo names another version'
zcat usr/share/man/man1/image2model.1.gz | grep -q "image2model $version" || fail 'the manual names another version'
zcat usr/share/doc/image2model/changelog.gz | head -n 1 | grep -q "($version)" || fail 'the changelog names another version'
exit "$((failures > 0))"
