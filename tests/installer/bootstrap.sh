#!/usr/bin/env bash
# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What installer/bootstrap says and does on systems of which only the outside is played: a made-up
# os-release and package tools that know what is "installed". Nothing is installed or built.
# shellcheck disable=SC2016
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ "$(uname -s)" = Linux ] || { echo 'only the Linux systems are played' && exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tools="$folder/tools of mine"
mkdir "$tools"

# play NAME LINE…: a program of that name with that body, in front of the system's own.
play() {
    local name=$1
    shift
    printf '#!/usr/bin/env bash\n%s\n' "$*" >"$tools/$name"
    chmod +x "$tools/$name"
}

# bootstrap OS-RELEASE-LINES ARGUMENT…: what it prints in $output, its exit status in $status.
bootstrap() {
    printf '%b\n' "$1" >"$folder/os-release"
    shift
    status=0
    output=$(CI='' COALFACE_OS_RELEASE="$folder/os-release" PATH="$tools:$PATH" \
        bash "$root/installer/bootstrap" "$@" </dev/null 2>&1) || status=$?
}

expect() {
    local wanted=$1 words=$2
    if [ "$status" -ne "$wanted" ] || ! grep -qF -- "$words" <<<"$output"; then
        printf 'FAILED: expected status %s and "%s", got status %s and\n%s\n' "$wanted" "$words" "$status" "$output"
        exit 1
    fi
    echo "ok: $words"
}

debian='ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"'
play apt-get "echo apt-get \"\$@\" >>'$folder/installed'"
play sudo 'if [ "$1" = -n ]; then shift; fi; exec "$@"'
play apt-cache 'echo "  Candidate: 1.0"'

play dpkg-query 'echo installed'
bootstrap "$debian" deps test
expect 0 'Everything needed is installed.'

play dpkg-query 'case "$*" in *xdotool) exit 1 ;; *) echo installed ;; esac'
bootstrap "$debian" deps
expect 0 'Everything needed is installed.'
bootstrap "$debian" deps test
expect 1 'There is no terminal to ask on.'
expect 1 'apt-get install --no-install-recommends xdotool'
[ ! -e "$folder/installed" ] || { echo 'FAILED: installed without having been told to' && exit 1; }
bootstrap "$debian" deps test --yes
expect 0 'will be installed'
grep -qx 'apt-get install -y --no-install-recommends xdotool' "$folder/installed"

# Where the lists of packages are not there yet, they are fetched first, once.
play apt-cache 'echo "  Candidate: (none)"'
rm "$folder/installed"
bootstrap "$debian" deps test --yes
[ "$(cut -d ' ' -f 2 "$folder/installed" | tr '\n' ' ')" = 'update install ' ] || {
    echo 'FAILED: expected one update, then the installation' && cat "$folder/installed" && exit 1
}

bootstrap 'ID=debian\nVERSION_ID="11"' run
expect 1 'Debian 11 has no Qt 6.4'
bootstrap 'ID=ubuntu\nVERSION_ID="22.04"' run
expect 1 'Ubuntu 22.04 has no Qt 6.4'
bootstrap 'ID=ubuntu\nVERSION_ID="24.04"\nPRETTY_NAME="Ubuntu 24.04"' deps
expect 0 'has not been run on this system yet'
bootstrap 'ID=haiku\nPRETTY_NAME="Haiku"' test
expect 1 'This system (Haiku) is not known here.'
expect 1 'bash installer/bootstrap test --no-deps'

play rpm 'exit 1'
bootstrap 'ID=fedora\nVERSION_ID=41' deps
expect 1 'dnf install gcc-c++'
play pacman 'shift; echo "$1"'
bootstrap 'ID=manjaro\nID_LIKE=arch' deps
expect 1 'pacman -S --needed base-devel'

bootstrap "$debian" tset
expect 2 '"tset" is not known'
bootstrap "$debian" test --demo
expect 2 '--demo belongs to "run"'
bootstrap "$debian"
expect 2 'Usage:'
