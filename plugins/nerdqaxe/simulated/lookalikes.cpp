// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nerdqaxe/simulated/lookalikes.h"

#include "simulator/canneddevice.h"

namespace coalface::simulator::nerdqaxe {

namespace {
struct Sort
{
    const char *variant;
    const char *model;
    const char *info;
};

const Sort sorts[] = {
    // The voltage is that of the rail; almost every key is there.
    {"lookalike-tnaos", "Antminer with TNA-OS",
     R"({"minerModel":"S19j Pro","deviceModel":"Antminer S19j Pro","power":3050,"voltage":13050,)"
     R"("current":0,"temp":68,"vrTemp":0,"hashRate":104200.5,"hashRate_10m":104100,)"
     R"("hashRate_1h":104050,"hashRate_1d":103900,"bestDiff":"1.2G","bestSessionDiff":"80M",)"
     R"("coreVoltage":13050,"frequency":545,"macAddr":"02:7E:A0:00:00:01","hostip":"192.168.1.88",)"
     R"("hostname":"tna","sharesAccepted":91234,"sharesRejected":31,"uptimeSeconds":86400,)"
     R"("asicCount":378,"smallCoreCount":672,"ASICModel":"BM1362","stratumURL":"pool.example.org",)"
     R"("stratumPort":3333,"stratumUser":"nobody.1","version":"v1.2.0","jobInterval":100,)"
     R"("overheat_temp":95})"},
    {"lookalike-otherchip", "A miner of another make with the same keys",
     R"({"deviceModel":"NerdSomething","ASICModel":"SC1680","power":40,"temp":50,"hashRate":900,)"
     R"("hashRate_10m":900,"hashRate_1h":900,"hashRate_1d":900,"uptimeSeconds":100,)"
     R"("stratumURL":"pool.example.org","version":"v0.1"})"},
    {"lookalike-axeos", "A Bitaxe with AxeOS",
     R"({"power":17.1,"voltage":5012,"current":9900,"temp":58.1,"vrTemp":61,"hashRate":1060.3,)"
     R"("hashRate_1m":1061,"hashRate_10m":1060,"hashRate_1h":1059,"expectedHashrate":1071,)"
     R"("bestDiff":1234567,"coreVoltage":1150,"frequency":525,"macAddr":"02:B1:7A:00:00:01",)"
     R"("hostname":"bitaxe","sharesAccepted":10,"sharesRejected":0,"uptimeSeconds":7200,)"
     R"("ASICModel":"BM1370","smallCoreCount":2040,"stratumURL":"pool.example.org",)"
     R"("stratumPort":3333,"version":"v2.12.2","axeOSVersion":"v2.12.2","boardVersion":"601"})"},
};
} // namespace

QStringList lookalikeVariants()
{
    QStringList list;
    for (const Sort &sort : sorts)
        list.append(QString::fromLatin1(sort.variant));
    return list;
}

std::unique_ptr<Device> makeLookalike(const QString &variant)
{
    for (const Sort &sort : sorts) {
        if (QString::fromLatin1(sort.variant) == variant) {
            return std::make_unique<CannedDevice>(
                QString::fromLatin1(sort.model),
                QHash<QByteArray, HttpAnswer>{{"/api/system/info", HttpAnswer::json(sort.info)}},
                HttpAnswer::json(QByteArrayLiteral("{\"error\":\"unknown route\"}"), 404));
        }
    }
    return nullptr;
}

} // namespace coalface::simulator::nerdqaxe
