#!/usr/bin/env bash
# SPDX-FileCopyrightText: Coalface contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The demo without a display, with the built programs: its fleet is found, polled three times, exported,
# and gone afterwards. Usage: demo_on_console.sh BIN_DIR
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

env -u DISPLAY -u WAYLAND_DISPLAY bash "$root/installer/demo" --bin "$1" --dir "$folder/a demo" </dev/null

cli() { "$1" --config-dir "$folder/a demo" "${@:2}"; }
miners=$(cli "$1/coalface-cli" --json miners list | grep -o '"driver_type"' | wc -l)
samples=$(($(wc -l <"$folder/a demo/telemetry.csv") - 1))
[ "$miners" -gt 0 ] || { echo 'FAILED: no simulated miner was found' && exit 1; }
# Not every simulated miner has to answer every time.
if [ "$samples" -lt 3 ] || [ "$samples" -gt $((3 * miners)) ]; then
    echo "FAILED: $miners miners polled 3 times gave $samples samples" && exit 1
fi
if (exec 3<>/dev/tcp/127.0.0.1/18000) 2>/dev/null; then
    echo 'FAILED: the simulated miners are still there' && exit 1
fi
echo "ok: $miners miners, $samples samples"
