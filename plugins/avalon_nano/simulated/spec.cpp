// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/spec.h"

#include <QStringList>

namespace coalface::simulator::avalon_nano {

namespace {

constexpr char nano3Options[]
    = "help|worklevel|reboot|fan-spd|led|hashpower|softoff|softon|frequency|facopts|password|";
constexpr char nano3sOptions[]
    = "help|voltage|fan-spd|target-temp|ledmode|ledset|nightlamp|lcd|volt-tuning|workmode|"
      "worklevel|"
      "work_mode_lvl|reboot|filter-clean|facopts|frequency|factory|password|time|";
constexpr char mini3Options[] = "help|voltage|fan-spd|lcd|limittemp|volt-tuning|workmode|worklevel|"
                                "work_mode_lvl|reboot|softon|"
                                "softoff|filter-clean|facopts|frequency|wallpaper|password|time|";
constexpr char qOptions[] = "help|voltage|fan-spd|lcd|hash-sn-read|hash-sn-write|volt-tuning|"
                            "workmode|worklevel|work_mode_lvl|"
                            "reboot|softon|softoff|filter-clean|facopts|faclock|activate|solo-"
                            "allowed|frequency|loop|password|"
                            "qr_auth|time|";
constexpr char a15Options[]
    = "help|voltage|fan-spd|led|workmode|reboot|softon|softoff|facopts|frequency|password|time|";

const QList<Mode> nano3Modes = {{60, 80, 2050, 0}, {90, 85, 3300, 0}, {125, 90, 4050, 0}};

const QList<Spec> &specs()
{
    static const QList<Spec> list = {
        {"nano3-24071801", "Avalon Nano 3", Kind::Nano3, "Avalonnano", "nano3", "PMMv1_X1",
         "MM318_X2", "24071801_42c628d", "nano3", 10, 1, nano3Modes, 1, nano3Options, "root"},
        {"nano3-nomodel", "Avalon Nano 3, version without model", Kind::Nano3, "", "", "", "",
         "24071801_42c628d", "nano3", 10, 1, nano3Modes, 1, nano3Options, "root"},
        {"nano3s-25021401",
         "Avalon Nano 3S",
         Kind::Nano3S,
         "Avalon Nano3s",
         "Nano3s",
         "N_MM1v1_X1",
         "MM319",
         "25021401_56abae7",
         "Nano3s",
         12,
         1,
         {{75, 80, 3400, 262}, {105, 85, 4900, 362}, {133, 90, 6500, 451}},
         2,
         nano3sOptions,
         "admin"},
        {"mini3-25011701",
         "Avalon Mini 3",
         Kind::Mini3,
         "Avalon Mini3",
         "Mini3",
         "M_MM1v1_X1",
         "MM319",
         "25011701_3f53b19",
         "Mini3",
         66,
         1,
         {{800, 75, 36500, 430}, {800, 80, 37500, 440}, {450, 70, 20000, 260}},
         1,
         mini3Options,
         "admin"},
        {"q-25052801",
         "Avalon Q",
         Kind::Q,
         "Avalon Q",
         "Q",
         "Q_MM1v1_X1",
         "MM319",
         "25052801_14a19a2",
         "Q",
         160,
         4,
         {{800, 65, 55000, 283}, {1300, 80, 80000, 410}, {1600, 85, 90000, 462}},
         0,
         qOptions,
         "admin"},
        {"a15-24102401",
         "AvalonMiner 15-194",
         Kind::A15,
         "AvalonMiner 15-194",
         "15-194",
         "MM4v2_X3",
         "MM319",
         "24102401_25462b2",
         "15-194",
         480,
         2,
         {{3600, 80, 194000, 480}},
         0,
         a15Options,
         "root"},
    };
    return list;
}

} // namespace

const Spec *Spec::find(const QString &variant)
{
    for (const Spec &spec : specs()) {
        if (variant == QLatin1String(spec.variant))
            return &spec;
    }
    return nullptr;
}

QStringList Spec::variants()
{
    QStringList list;
    for (const Spec &spec : specs())
        list.append(QString::fromLatin1(spec.variant));
    return list;
}

} // namespace coalface::simulator::avalon_nano
