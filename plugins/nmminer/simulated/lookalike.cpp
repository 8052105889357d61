// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/simulated/lookalike.h"

namespace coalface::simulator::nmminer {

namespace {
struct Sort
{
    const char *variant;
    const char *model;
    const char *probe;
    const char *info;
    const char *datagram;
};

const Sort sorts[] = {
    {"lookalike-nmaxe", "NMAxe",
     R"({"model":"NMAxe","hostname":"nmaxe-001","ver":"v3.0.12","sw":320,"sh":170,)"
     R"("hr":512000000000,"sbd":1203000,"ebd":88200000,"ut":86400})",
     R"({"power":{"power":12.5,"vbus":5000,"ibus":2500},"temps":{"vcore":45.2,"asic":62.7},)"
     R"("asic":{"count":1,"model":"BM1366","vcoreReq":1200,"vcoreReal":1198,"freqReq":490},)"
     R"("miner":{"hashRate":512.5,"bestDiffEver":"1.23M","sAccepted":1024,"sRejected":3,)"
     R"("uptimeSeconds":86400},"identity":{"fwVersion":"v3.0.12","hwModel":"NMAxe",)"
     R"("displayName":"NMAxe","hostName":"nmaxe-001","rssi":-55},)"
     R"("stratum":{"url":"pool.example.org:3333","user":"nobody.1"}})",
     ""},
    {"lookalike-nmaxe-503", "NMAxe, updating its firmware", "503", "503", ""},
    {"lookalike-nmqaxe-udp", "NMQAxe++, old firmware that announces itself", "", "",
     R"({"ip":"192.168.1.77","BoardType":"NMQAxe++","HashRate":"2.412TH/s","Share":"3/1024/99.7%",)"
     R"("NetDiff":"139.0T","PoolDiff":"1.024K","LastDiff":"2.113K","BestDiff":"12.4M\r1.203G",)"
     R"("Valid":0,"Temp":61.5,"RSSI":-58,"FreeHeap":144.2,"Uptime":"001d 00:00:01\r020d 10:00:00",)"
     R"("Version":"v2.8.1","PoolInUse":"pool.example.org:3333","Power":"57.3W","Lastseen":2003})"},
};
} // namespace

Lookalike::Lookalike(const QString &model, const QByteArray &probe, const QByteArray &info,
                     const QByteArray &datagram)
    : m_model(model), m_probe(probe), m_info(info), m_datagram(datagram)
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
            return std::unique_ptr<Device>(new Lookalike(QString::fromLatin1(sort.model),
                                                         sort.probe, sort.info, sort.datagram));
    }
    return nullptr;
}

QList<Service> Lookalike::services() const
{
    if (m_probe.isEmpty() && m_info.isEmpty())
        return {};
    return {{Service::Kind::Http, 80, 4, false}};
}

QList<Broadcast> Lookalike::broadcasts() const
{
    if (m_datagram.isEmpty())
        return {};
    return {{12345, 5000}};
}

HttpAnswer Lookalike::handle(const HttpRequest &request)
{
    if (m_probe == "503") {
        HttpAnswer busy = HttpAnswer::text(QByteArrayLiteral("OTA in progress"), 503);
        busy.contentType = QByteArrayLiteral("text/plain");
        return busy;
    }
    if (request.method == "GET" && request.path == "/probe" && !m_probe.isEmpty())
        return HttpAnswer::json(m_probe);
    if (request.method == "GET" && request.path == "/api/system/info" && !m_info.isEmpty())
        return HttpAnswer::json(m_info);
    return HttpAnswer::text(QByteArrayLiteral("Not found"), 404);
}

} // namespace coalface::simulator::nmminer
