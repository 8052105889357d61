# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What has to be installed, per family of systems. "a|b" means: a, or b where the system has no a;
# "a?" means: a, where the system has it.

# build_packages FAMILY: to build and start the programs.
build_packages() {
    case $1 in
        apt) echo build-essential cmake ninja-build ccache git \
            qt6-base-dev qt6-base-dev-tools 'qt6-charts-dev|libqt6charts6-dev' 'libqt6opengl6-dev?' \
            qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6sql6-sqlite libgl-dev \
            qt6-translations-l10n ;;
        dnf) echo gcc-c++ cmake ninja-build ccache git-core qt6-qtbase-devel qt6-qtcharts-devel \
            qt6-qttools-devel qt6-linguist qt6-qttranslations mesa-libGL-devel ;;
        pacman) echo base-devel cmake ninja ccache git qt6-base qt6-charts qt6-tools qt6-translations ;;
        brew) echo cmake ninja ccache qt ;;
    esac
}

# test_packages FAMILY: besides, to run every test and the lint.
test_packages() {
    case $1 in
        apt) echo xvfb xauth openbox xdotool imagemagick at-spi2-core dbus dbus-bin python3 \
            python3-gi gir1.2-atspi-2.0 python3-jsonschema fonts-dejavu-core iproute2 util-linux \
            'clang-format-14|clang-format' 'clang-tidy-14|clang-tidy' clang 'libclang-rt-dev?' reuse \
            shellcheck desktop-file-utils appstream ;;
        dnf) echo xorg-x11-server-Xvfb xorg-x11-xauth openbox xdotool ImageMagick at-spi2-core \
            dbus-daemon dbus-tools python3 python3-gobject python3-jsonschema dejavu-sans-fonts \
            iproute util-linux clang compiler-rt clang-tools-extra reuse ShellCheck desktop-file-utils appstream libasan libubsan ;;
        pacman) echo xorg-server-xvfb xorg-xauth openbox xdotool imagemagick at-spi2-core dbus python \
            python-gobject python-jsonschema ttf-dejavu iproute2 util-linux clang compiler-rt reuse \
            shellcheck desktop-file-utils appstream ;;
        brew) echo clang-format llvm reuse shellcheck python-jsonschema ;;
    esac
}

# In words, for a system whose package names are not known.
needs_in_words() {
    cat <<'WORDS'
    a C++20 compiler (g++ 12, clang 15 or newer), CMake 3.25 or newer, Ninja, git; ccache if you like
    Qt 6.4 or newer with its development files: Core, Gui, Widgets, Network, Sql with the SQLite
    driver, Concurrent, Test, Charts, and the Linguist tools (lupdate, lrelease)
WORDS
    if [ "$1" = test ]; then
        cat <<'WORDS'
    for the tests: Xvfb, xauth, openbox, xdotool, ImageMagick, at-spi2-core, dbus, Python 3 with
    gi (AT-SPI 2.0) and jsonschema, the DejaVu fonts, iproute2; clang with its sanitizers, if you
    like; for the lint: clang-format 14, clang-tidy 14, reuse, shellcheck, desktop-file-utils, appstream
WORDS
    fi
}
