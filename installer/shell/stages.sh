# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Headings, seconds per stage, sentences for people. Sourced by the scripts of installer/; written
# for bash 3.2, which is what macOS has.

stage_names=()
stage_seconds=()
stage_notes=()

# say LINE…: on stdout.
say() { printf '%s\n' "$@"; }
# complain SENTENCE…: one line each on stderr.
complain() { printf '%s\n' "$@" >&2; }
fail() {
    complain "$@"
    exit 1
}

# stage HEADING COMMAND…: runs COMMAND under a heading and remembers how long it took. Returns its
# exit status. What COMMAND leaves in stage_note is repeated in the summary.
stage() {
    local heading=$1 started=$SECONDS status=0
    shift
    stage_note=
    say '' "== $heading"
    "$@" || status=$?
    stage_names+=("$heading")
    stage_seconds+=("$((SECONDS - started))")
    stage_notes+=("$stage_note")
    if [ "$status" -ne 0 ]; then
        complain "== $heading failed after $((SECONDS - started)) s"
    fi
    return "$status"
}

# The seconds of every stage so far.
print_stages() {
    local i
    say '' '== Seconds per stage'
    for ((i = 0; i < ${#stage_names[@]}; i++)); do
        printf '%6d s  %s\n' "${stage_seconds[$i]}" "${stage_names[$i]}"
    done
    for ((i = 0; i < ${#stage_names[@]}; i++)); do
        [ -z "${stage_notes[$i]}" ] || say "${stage_notes[$i]}"
    done
}
