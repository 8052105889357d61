// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/lookalike.h"

#include "avalon_nano/simulated/linerequest.h"

namespace coalface::simulator::avalon_nano {

namespace {

struct Sort
{
    const char *variant;
    const char *model;
    const char *version;
    const char *otherwise;
};

const Sort sorts[] = {
    {"lookalike-antminer", "Antminer S19 Pro, cgminer 4.11.1",
     R"({"STATUS":[{"STATUS":"S","When":1755615294,"Code":22,"Msg":"CGMiner versions","Description":"cgminer 4.11.1"}],)"
     R"("VERSION":[{"BMMiner":"4.11.1","API":"3.1","Miner":"49.0.1.3","CompileTime":"Tue Dec  6 16:12:30 CST 2022",)"
     R"("Type":"Antminer S19 Pro"}],"id":1})",
     R"({"STATUS":[{"STATUS":"S","When":1755615294,"Code":70,"Msg":"CGMiner stats","Description":"cgminer 4.11.1"}],)"
     R"("STATS":[{"STATS":0,"ID":"BTM_SOC0","Elapsed":50474,"GHS 5s":110566.89,"GHS av":111834.63}],"id":1})"},
    {"lookalike-whatsminer", "Whatsminer, btminer",
     R"({"STATUS":"E","When":1761064196,"Code":14,"Msg":"invalid cmd","Description":"whatsminer v1.4.0"})",
     R"({"STATUS":"E","When":1761064196,"Code":14,"Msg":"invalid cmd","Description":"whatsminer v1.4.0"})"},
    {"lookalike-cgminer", "Some device with cgminer 4.11.1 and API 3.7",
     R"({"STATUS":[{"STATUS":"S","When":1755615294,"Code":22,"Msg":"CGMiner versions","Description":"cgminer 4.11.1"}],)"
     R"("VERSION":[{"CGMiner":"4.11.1","API":"3.7"}],"id":1})",
     R"({"STATUS":[{"STATUS":"S","When":1755615294,"Code":70,"Msg":"CGMiner stats","Description":"cgminer 4.11.1"}],)"
     R"("STATS":[{"STATS":0,"ID":"USB0","Elapsed":974}],"id":1})"},
};

} // namespace

Lookalike::Lookalike(const QString &model, const QByteArray &version, const QByteArray &otherwise)
    : m_model(model), m_version(version), m_otherwise(otherwise)
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
        if (variant == QLatin1String(sort.variant))
            return std::unique_ptr<Device>(
                new Lookalike(QString::fromLatin1(sort.model), sort.version, sort.otherwise));
    }
    return nullptr;
}

QList<Service> Lookalike::services() const
{
    Service service;
    service.kind = Service::Kind::Lines;
    service.port = 4028;
    return {service};
}

QByteArray Lookalike::answerLine(const QByteArray &bytes)
{
    return (LineRequest::parse(bytes).command == "version" ? m_version : m_otherwise) + '\0';
}

} // namespace coalface::simulator::avalon_nano
