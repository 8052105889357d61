# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Which system is this, and how are packages installed there? Sourced after stages.sh; packages.sh
# has the lists. Written for bash 3.2.

# COALFACE_OS_RELEASE names another file than /etc/os-release (used by the tests).
os_release_value() {
    local file=${COALFACE_OS_RELEASE:-/etc/os-release}
    [ -r "$file" ] || return 0
    # shellcheck disable=SC1090
    (. "$file" && eval "printf '%s' \"\${$1:-}\"")
}

# Prints apt, dnf, pacman, brew, or nothing for a system that is not known.
package_family() {
    if [ "$(uname -s)" = Darwin ]; then
        echo brew
        return
    fi
    local id
    for id in $(os_release_value ID) $(os_release_value ID_LIKE); do
        case $id in
            debian | ubuntu) echo apt && return ;;
            fedora) echo dnf && return ;;
            arch) echo pacman && return ;;
        esac
    done
}

system_name() {
    local name
    name=$(os_release_value PRETTY_NAME)
    if [ "$(uname -s)" = Darwin ]; then
        name="macOS $(sw_vers -productVersion 2>/dev/null || true)"
    fi
    printf '%s' "${name:-$(uname -s)}"
}

# A sentence if the system's own Qt is older than 6.4; nothing otherwise.
too_old_sentence() {
    local version
    version=$(os_release_value VERSION_ID)
    case $(os_release_value ID):${version%%.*} in
        debian:[1-9] | debian:10 | debian:11)
            echo "Debian $version has no Qt 6.4; Debian 12 is the oldest that does." ;;
        ubuntu:[1-9] | ubuntu:1[0-9] | ubuntu:2[0-3])
            echo "Ubuntu $version has no Qt 6.4; Ubuntu 24.04 is the oldest release with long support that does." ;;
    esac
}

# Whether somebody has run these scripts on such a system and seen them work.
is_tested_system() {
    [ "$(os_release_value ID):$(os_release_value VERSION_ID)" = debian:12 ]
}

# The newline-separated names out of "$@" that are not installed. "a|b" means: a, or b where the
# system has no a; "a?": only where the system has a (Debian 12 needs a package beside Qt Charts that
# newer releases may have merged into another).
missing_packages() {
    local family=$1 entry name optional
    shift
    for entry in "$@"; do
        optional=
        [ "$entry" = "${entry%\?}" ] || optional=yes
        entry=${entry%\?}
        is_installed "$family" "$entry" && continue
        name=${entry%%|*}
        if [ "$family" = apt ] && [ "$name" != "$entry" ] && ! has_candidate "$name"; then
            has_candidate "${entry##*|}" && name=${entry##*|}
        fi
        # Without lists of packages nothing is known yet; apt_install looks again once they are there.
        if [ -n "$optional" ] && has_candidate qt6-base-dev && ! has_candidate "$name"; then
            continue
        fi
        echo "$name"
    done
}

is_installed() {
    local family=$1 name
    for name in ${2//|/ }; do
        case $family in
            apt) [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] && return ;;
            dnf) rpm -q --whatprovides "$name" >/dev/null 2>&1 && return ;;
            pacman) [ -z "$(pacman -T "$name" 2>/dev/null)" ] && return ;;
            brew) brew list --formula "$name" >/dev/null 2>&1 && return ;;
        esac
    done
    return 1
}

# Whether apt knows a version of the package.
has_candidate() {
    local candidate
    candidate=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p')
    [ -n "$candidate" ] && [ "$candidate" != '(none)' ]
}

# The command a person types to install "$@", without "sudo".
install_command() {
    local family=$1
    shift
    case $family in
        apt) echo "apt-get install --no-install-recommends $*" ;;
        dnf) echo "dnf install $*" ;;
        pacman) echo "pacman -S --needed $*" ;;
        brew) echo "brew install $*" ;;
    esac
}

# as_root COMMAND…: directly for root, else through sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Fails with what to do where this user has no way to install packages.
require_root_access() {
    local family=$1 command=$2
    if [ "$family" = brew ] || [ "$(id -u)" -eq 0 ]; then
        return
    fi
    command -v sudo >/dev/null 2>&1 ||
        fail "You are not root and there is no sudo here. As root, run:" "    $command" "then start this script again."
    if [ ! -t 0 ] && ! sudo -n true 2>/dev/null; then
        fail "sudo wants a password, and there is no terminal to ask for it. In a terminal, run:" \
            "    sudo $command" "then start this script again."
    fi
}

install_packages() {
    local family=$1
    shift
    case $family in
        apt) apt_install "$@" ;;
        dnf) as_root dnf install -y "$@" ;;
        pacman) as_root pacman -S --needed --noconfirm "$@" ;;
        brew) brew install "$@" ;;
    esac
}

# The lists of packages are fetched only where they are missing or turn out to be stale.
apt_install() {
    local name updated=
    for name in "$@"; do
        if ! has_candidate "$name"; then
            as_root apt-get update
            updated=yes
            break
        fi
    done
    if [ -n "$updated" ] && has_candidate qt6-base-dev; then
        # shellcheck disable=SC2046
        set -- $(drop_unknown_optional "$@")
    fi
    apt_install_now "$@" && return
    [ -z "$updated" ] || return 1
    as_root apt-get update
    apt_install_now "$@"
}

drop_unknown_optional() {
    local name
    for name in "$@"; do
        case " $(build_packages apt) " in
            *" $name? "*) has_candidate "$name" || continue ;;
        esac
        echo "$name"
    done
}

apt_install_now() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}
