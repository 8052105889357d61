// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/firmware.h"

namespace coalface::simulator::bitaxe {

std::optional<Firmware> Firmware::find(const QString &text)
{
    static const Firmware all[] = {
        {0, 0, "v2.0.0", "v5.1"},     {0, 7, "v2.0.7", "v5.1"},       {1, 10, "v2.1.10", "v5.1.2"},
        {4, 5, "v2.4.5", "v5.4"},     {6, 0, "v2.6.0", "v5.4"},       {6, 5, "v2.6.5", "v5.4"},
        {7, 1, "v2.7.1", "v5.4.1"},   {8, 1, "v2.8.1", "v5.4.1"},     {9, 0, "v2.9.0", "v5.4.2"},
        {10, 1, "v2.10.1", "v5.5"},   {11, 0, "v2.11.0b6", "v5.5.1"}, {12, 2, "v2.12.2", "v5.5.1"},
        {13, 2, "v2.13.2", "v5.5.1"}, {14, 2, "v2.14.2", "v5.5.1"},   {15, 3, "v2.15.3", "v6.0.2"},
    };
    for (const Firmware &firmware : all) {
        if (QString::fromLatin1(firmware.text) == text)
            return firmware;
    }
    return {};
}

} // namespace coalface::simulator::bitaxe
