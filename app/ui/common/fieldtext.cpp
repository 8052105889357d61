// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fieldtext.h"

#include <QCoreApplication>

namespace coalface {

namespace {

struct Label
{
    const char *key;
    const char *text;
};

constexpr Label labels[] = {
    {"hashrate", QT_TRANSLATE_NOOP("coalface::FieldText", "Hashrate")},
    {"temperature", QT_TRANSLATE_NOOP("coalface::FieldText", "ASIC temperature")},
    {"power", QT_TRANSLATE_NOOP("coalface::FieldText", "Power")},
    {"uptime", QT_TRANSLATE_NOOP("coalface::FieldText", "Uptime")},
    {"mode", QT_TRANSLATE_NOOP("coalface::FieldText", "Power mode")},
    {"hashrate_average", QT_TRANSLATE_NOOP("coalface::FieldText", "Average hashrate")},
    {"hashrate_expected", QT_TRANSLATE_NOOP("coalface::FieldText", "Expected hashrate")},
    {"temperature_vr", QT_TRANSLATE_NOOP("coalface::FieldText", "VR temperature")},
    {"temperature_board", QT_TRANSLATE_NOOP("coalface::FieldText", "Board temperature")},
    {"efficiency", QT_TRANSLATE_NOOP("coalface::FieldText", "Efficiency")},
    {"shares_accepted", QT_TRANSLATE_NOOP("coalface::FieldText", "Accepted shares")},
    {"shares_rejected", QT_TRANSLATE_NOOP("coalface::FieldText", "Rejected shares")},
    {"best_difficulty", QT_TRANSLATE_NOOP("coalface::FieldText", "Best difficulty")},
    {"best_session_difficulty",
     QT_TRANSLATE_NOOP("coalface::FieldText", "Best difficulty of this session")},
    {"pool_url", QT_TRANSLATE_NOOP("coalface::FieldText", "Pool")},
    {"pool_difficulty", QT_TRANSLATE_NOOP("coalface::FieldText", "Pool difficulty")},
    {"frequency", QT_TRANSLATE_NOOP("coalface::FieldText", "Frequency")},
    {"core_voltage", QT_TRANSLATE_NOOP("coalface::FieldText", "Core voltage")},
    {"input_voltage", QT_TRANSLATE_NOOP("coalface::FieldText", "Input voltage")},
    {"fan_rpm", QT_TRANSLATE_NOOP("coalface::FieldText", "Fan speed")},
    {"fan_percent", QT_TRANSLATE_NOOP("coalface::FieldText", "Fan power")},
    {"wifi_rssi", QT_TRANSLATE_NOOP("coalface::FieldText", "Wi-Fi signal")},
    {"hardware_errors", QT_TRANSLATE_NOOP("coalface::FieldText", "Hardware errors")},
    {"error", QT_TRANSLATE_NOOP("coalface::FieldText", "Device's fault")},
};

} // namespace

QString fieldLabel(QStringView key)
{
    for (const Label &label : labels) {
        if (key == QLatin1String(label.key))
            return QCoreApplication::translate("coalface::FieldText", label.text);
    }
    return key.toString();
}

} // namespace coalface
