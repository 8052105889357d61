// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/firmware.h"

namespace coalface::simulator::nerdqaxe {

std::optional<Firmware> Firmware::find(const QString &text)
{
    static const Firmware all[] = {
        {4, "v1.0.4"},
        {14, "v1.0.14"},
        {15, "v1.0.15"},
        {20, "v1.0.20"},
        {25, "v1.0.25"},
        {26, "v1.0.26"},
        {29, "v1.0.29"},
        {30, "v1.0.30"},
        {31, "v1.0.31"},
        {32, "v1.0.32"},
        {33, "v1.0.33"},
        {34, "v1.0.34"},
        {35, "v1.0.35"},
        {36, "v1.0.36"},
        {37, "v1.0.37.1"},
        {37, "V1.0.37.2-LTS"},
        {38, "v1.0.38-alpha9", true, true},
        {38, "v1.1.0-beta1", false, true},
    };
    for (const Firmware &firmware : all) {
        if (QString::fromLatin1(firmware.text) == text)
            return firmware;
    }
    return {};
}

} // namespace coalface::simulator::nerdqaxe
