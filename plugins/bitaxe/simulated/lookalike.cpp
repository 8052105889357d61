// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "bitaxe/simulated/lookalike.h"

namespace coalface::simulator::bitaxe {

namespace {
struct Sort
{
    const char *variant;
    const char *model;
    const char *info;
    const char *asic;
};

const Sort sorts[] = {
    {"lookalike-huebridge", "Light bridge that answers with an array",
     R"([{"error":{"type":1,"address":"/","description":"unauthorized user"}}])", ""},
    {"lookalike-nmaxe", "NMAxe, nested API",
     R"({"power":{"power":12.5,"vbus":5000,"ibus":2500},"temps":{"vcore":45.2,"asic":62.7},)"
     R"("asic":{"count":1,"model":"BM1370","vcoreReq":1200,"vcoreReal":1198,"freqReq":490},)"
     R"("miner":{"state":"running","paused":false,"hashRate":720.5,"bestDiffEver":"1.23M",)"
     R"("sAccepted":1024,"sRejected":3,"uptimeSeconds":86400},)"
     R"("identity":{"fwVersion":"v2.9.31","hwModel":"NMAxe","hostName":"nmaxe-001","rssi":-55},)"
     R"("stratum":{"url":"stratum+tcp://pool.example.org:3333","user":"nobody.1"}})",
     ""},
    {"lookalike-nmaxe2", "NMAxe, flat API of 2.x",
     R"({"power":11.8,"voltage":5060,"current":2330,"temp":58.1,"vrTemp":49,"mcuTemp":44,)"
     R"("hashRate":1043.2,"bestDiff":"12.4M","freeHeap":180112,"coreVoltage":1150,"frequency":525,)"
     R"("hostname":"nmaxe","sharesAccepted":512,"sharesRejected":1,"uptimeSeconds":7200,)"
     R"("ASICModel":"BM1370","stratumURL1":"pool.example.org","stratumURLUSED":"pool.example.org",)"
     R"("version":"v2.8.1","boardVersion":"NMAxeGamma"})",
     ""},
    {"lookalike-bitforge", "BitForge Nano, forge-os",
     R"({"power":38.5,"voltage":11980,"current":3210,"temp":52.5,"vrTemp":48,"maxPower":60,)"
     R"("nominalVoltage":12,"hashRate":1980.2,"bestDiff":28100000,"bestSessionDiff":"3.46M",)"
     R"("coreVoltage":1150,"coreVoltageActual":1142,"frequency":525,"macAddr":"02:B1:7F:00:00:01",)"
     R"("hostname":"BitForge","sharesAccepted":1234,"sharesRejected":5,"uptimeSeconds":3600,)"
     R"("asicCount":2,"smallCoreCount":2040,"ASICModel":"BM1370","stratumURL":"pool.example.org",)"
     R"("stratumPort":4333,"stratumUser":"nobody.1","version":"v1.5","boardVersion":"800",)"
     R"("autofanspeed":1,"fanSpeed":66,"fanrpm":4100,"chiptemp1":51,"chiptemp2":54})",
     R"({"ASICModel":"BM1370","deviceModel":"BITFORGE_NANO","asicCount":2,"smallCoreCount":2040})"},
    {"lookalike-nerdqaxe", "NerdQAxe++",
     R"({"power":75.3,"minPower":52,"maxPower":100,"voltage":11950,"current":6300,"temp":57.5,)"
     R"("vrTemp":61,"hashRate":4800.4,"hashRate_10m":4790,"hashRate_1h":4795,"hashRate_1d":4790,)"
     R"("bestDiff":"4.29G","coreVoltage":1150,"frequency":600,"macAddr":"02:4E:51:00:00:01",)"
     R"("hostip":"192.168.1.77","hostname":"nerdqaxeplus","sharesAccepted":9912,"sharesRejected":8,)"
     R"("uptimeSeconds":86400,"asicCount":4,"smallCoreCount":2040,"ASICModel":"BM1370",)"
     R"("deviceModel":"NerdQAxe++","stratumURL":"pool.example.org","stratumPort":3333,)"
     R"("stratumUser":"nobody.1","version":"v1.0.34","jobInterval":1200,"overheat_temp":70})",
     R"({"ASICModel":"BM1370","deviceModel":"NerdQAxe++","asicCount":4,"defaultFrequency":600,)"
     R"("defaultVoltage":1150,"swarmColor":"#00ff00","frequencyOptions":[500,600],"voltageOptions":[1150]})"},
    {"lookalike-luckyminer", "Lucky Miner, stock firmware",
     R"({"minerModel":"LV07","power":24.1,"voltage":12010,"current":2010,"temp":60,"vrTemp":58,)"
     R"("hashRate":1010.1,"bestDiff":"22.1M","coreVoltage":1200,"frequency":485,"hostname":"lucky",)"
     R"("sharesAccepted":88,"sharesRejected":0,"uptimeSeconds":5400,"asicCount":2,"ASICModel":"BM1366",)"
     R"("stratumURL":"pool.example.org","stratumPort":3333,"stratumUser":"nobody.1",)"
     R"("version":"v2.1.8","boardVersion":"302"})",
     ""},
    {"lookalike-web", "Ordinary web server", "", ""},
};

const char page[]
    = "<!DOCTYPE html><html><head><title>Printer</title></head><body>Ready.</body></html>";
} // namespace

Lookalike::Lookalike(const QString &model, const QByteArray &info, const QByteArray &asic, bool web)
    : m_model(model), m_info(info), m_asic(asic), m_web(web)
{}

QStringList Lookalike::variants()
{
    QStringList list;
    for (const Sort &sort : sorts)
        list.append(QString::fromLatin1(sort.variant));
    return list;
}

std::unique_ptr<Device> Lookalike::make(const QString &variant)
{
    for (const Sort &sort : sorts) {
        if (QString::fromLatin1(sort.variant) == variant)
            return std::unique_ptr<Device>(new Lookalike(QString::fromLatin1(sort.model), sort.info,
                                                         sort.asic, *sort.info == '\0'));
    }
    return nullptr;
}

HttpAnswer Lookalike::handle(const HttpRequest &request)
{
    if (m_web || (request.method == "GET" && request.path == "/"))
        return HttpAnswer::text(QByteArray(page));
    if (request.method == "GET" && request.path == "/api/system/info")
        return HttpAnswer::json(m_info);
    if (request.method == "GET" && request.path == "/api/system/asic" && !m_asic.isEmpty())
        return HttpAnswer::json(m_asic);
    return HttpAnswer::json(QByteArrayLiteral("{\"error\":\"unknown route\"}"), 404);
}

} // namespace coalface::simulator::bitaxe
