// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/simulated/announcingminer.h"

#include "nmminer/simulated/numberforms.h"
#include "simulator/jsonwriter.h"

#include <array>

namespace coalface::simulator::nmminer {

namespace {
constexpr qint64 announcedStep = 1000;
constexpr char pool[] = "pool.example.org:3333";

const std::array<AnnouncingVariant, 4> announcingVariants = {{
    {"nmlotto-v0.3.01", "NMLotto", "v0.3.01", 113'130, true, 2000, false, '\r', false, false},
    {"esp32c3-v1.5.01", "ESP32-C3", "v1.5.01", 402'000, true, 5000, true, '\r', true, false},
    {"cyd28-v1.7.06", "cyd 2.8", "v1.7.06", 978'310, false, 5000, true, '/', true, true},
    {"cyd28-v1.8.10", "cyd 2.8", "v1.8.10", 1'015'400, false, 5000, true, '\r', true, true},
}};
} // namespace

const AnnouncingVariant *announcingVariant(const QString &name)
{
    for (const AnnouncingVariant &variant : announcingVariants) {
        if (QString::fromLatin1(variant.name) == name)
            return &variant;
    }
    return nullptr;
}

QStringList announcingVariantNames()
{
    QStringList names;
    for (const AnnouncingVariant &variant : announcingVariants)
        names.append(QString::fromLatin1(variant.name));
    return names;
}

AnnouncingMiner::AnnouncingMiner(const AnnouncingVariant &variant, int index, quint64 seed)
    : m_variant(variant),
      m_machine(variant.rate, 0.0035, variant.hasSensor, seed * 1'000'003 + quint64(index))
{
    Noise noise(seed * 7919 + quint64(index));
    m_machine.warmUp(noise.integer(3600, 10 * 86400));
}

QString AnnouncingMiner::model() const
{
    return QStringLiteral("NMMiner ") + QString::fromLatin1(m_variant.board);
}

QList<Service> AnnouncingMiner::services() const
{
    if (!m_variant.hasData)
        return {};
    return {{Service::Kind::Http, 80, 2, false}};
}

void AnnouncingMiner::advanceTo(qint64 now)
{
    for (; m_stepped + announcedStep <= now; m_stepped += announcedStep)
        m_machine.step();
}

HttpAnswer AnnouncingMiner::handle(const HttpRequest &request)
{
    if (request.method == "GET" && request.path == "/data" && m_variant.hasData)
        return HttpAnswer::json(data());
    if (request.method == "GET" && request.path == "/swarm" && m_variant.hasSwarm)
        return HttpAnswer::json(swarm());
    if (request.method == "GET" && request.path == "/config")
        return HttpAnswer::text(
            QByteArrayLiteral("<form>WiFi password: <input value=\"simulated-secret\"></form>"));
    if (request.method == "GET" && request.path == "/")
        return HttpAnswer::text(QByteArrayLiteral("<html><title>NMMiner</title></html>"));
    return HttpAnswer::text(QByteArrayLiteral("Not found"), 404);
}

QByteArray AnnouncingMiner::datagram(quint16 port)
{
    return port == 12345 ? m_overrides.applied(status()) : QByteArray();
}

QByteArray AnnouncingMiner::share() const
{
    QByteArray text = QByteArray::number(m_machine.rejected) + '/'
                      + QByteArray::number(m_machine.accepted);
    if (!m_variant.later)
        return text;
    const qint64 all = m_machine.accepted + m_machine.rejected;
    const double percent = all > 0 ? 100.0 * double(m_machine.accepted) / double(all) : 0;
    return text + '/' + QByteArray::number(percent, 'f', 1) + '%';
}

QByteArray AnnouncingMiner::best(char separator) const
{
    if (!m_variant.later)
        return suffixed(m_machine.bestSession, 4);
    QByteArray text = suffixed(m_machine.bestSession, 4);
    if (separator == '/')
        text += ' ';
    return text + separator + suffixed(m_machine.bestEver, 4);
}

QByteArray AnnouncingMiner::uptime() const
{
    if (!m_variant.later)
        return uptimeText(m_machine.uptime, 2);
    return uptimeText(m_machine.uptime, 3) + '\r' + uptimeText(m_machine.uptimeEver, 3);
}

QByteArray AnnouncingMiner::status() const
{
    const Machine &machine = m_machine;
    const QByteArray address = m_address.toString().toLatin1();
    const QByteArray rate = suffixed(machine.hashrate, 5) + (m_variant.later ? "H/s" : "");
    JsonWriter writer;
    writer.beginObject();
    writer.string(m_variant.later ? "ip" : "IP", address);
    if (!m_variant.later)
        writer.string("BoardType", QByteArray(m_variant.board));
    writer.string("HashRate", rate)
        .string("Share", share())
        .string("NetDiff", suffixed(machine.networkDifficulty, 4))
        .string("PoolDiff", suffixed(machine.poolDifficulty, 4))
        .string("LastDiff", suffixed(machine.last, 4))
        .string("BestDiff", best(m_variant.separator))
        .integer("Valid", 0);
    if (!m_variant.later)
        writer.number("Progress", 0.167);
    writer.number("Temp", machine.hasSensor ? qRound(machine.temperature * 10) / 10.0 : 0)
        .integer("RSSI", machine.rssi)
        .number("FreeHeap", machine.freeHeap / 1024.0)
        .string("Uptime", uptime())
        .string("Version", QByteArray(m_variant.version));
    if (m_variant.later)
        writer.string("BoardType", QByteArray(m_variant.board));
    return writer.string("PoolInUse", QByteArray(pool)).endObject().bytes();
}

QByteArray AnnouncingMiner::data() const
{
    const Machine &machine = m_machine;
    const qint64 all = machine.accepted + machine.rejected;
    const double percent = all > 0 ? 100.0 * double(machine.accepted) / double(all) : 0;
    return JsonWriter()
        .beginObject()
        .string("timeMining", uptimeText(machine.uptime, 2))
        .string("boardtype", QByteArray(m_variant.board))
        .string("hashRate", suffixed(machine.hashrate, 5) + "H/s")
        .string("pool", QByteArray(pool))
        .string("shares", QByteArray::number(machine.rejected) + '/'
                              + QByteArray::number(machine.accepted) + " ("
                              + QByteArray::number(percent, 'f', 1) + "%)")
        .string("netDiff", suffixed(machine.networkDifficulty, 4))
        .string("poolDiff", suffixed(machine.poolDifficulty, 4))
        .string("lastDiff", suffixed(machine.last, 4))
        .string("bestDiff", suffixed(machine.bestSession, 4))
        .string("valid", QByteArrayLiteral("0"))
        .string("rssi", QByteArray::number(machine.rssi) + "dBm")
        .string("freeHeap", QByteArray::number(machine.freeHeap / 1024.0, 'f', 3) + "KB")
        .endObject()
        .bytes();
}

//! What it has heard; here itself alone.
QByteArray AnnouncingMiner::swarm() const
{
    const Machine &machine = m_machine;
    JsonWriter writer;
    writer.beginObject()
        .beginObject("summary")
        .integer("totalWorkers", 1)
        .string("totalHashRate", suffixed(machine.hashrate, 5))
        .string("bestDiff", suffixed(machine.bestEver, 4))
        .endObject()
        .beginArray("devices")
        .beginObject();
    writer.string("ip", m_address.toString())
        .string("hashRate", suffixed(machine.hashrate, 5) + "H/s")
        .string("share", share())
        .string("netDiff", suffixed(machine.networkDifficulty, 4))
        .string("poolDiff", suffixed(machine.poolDifficulty, 4))
        .string("lastDiff", suffixed(machine.last, 4))
        .string("bestDiff", best('/'))
        .integer("valid", 0)
        .string("temp", QByteArrayLiteral("N/A"))
        .integer("rssi", machine.rssi)
        .number("freeHeap", machine.freeHeap / 1024.0)
        .string("version", QByteArray(m_variant.version))
        .string("uptime", uptime())
        .string("boardType", QByteArray(m_variant.board))
        .string("pool", QByteArray(pool))
        .string("lastseen", QByteArrayLiteral("2s"));
    return writer.endObject().endArray().endObject().bytes();
}

QStringList AnnouncingMiner::conditions() const
{
    return {QStringLiteral("normal"), QStringLiteral("rejects"), QStringLiteral("dead")};
}

bool AnnouncingMiner::setCondition(const QString &condition)
{
    const qsizetype index = conditions().indexOf(condition);
    if (index < 0)
        return false;
    m_machine.condition = Condition(index);
    for (int i = 0; i < 120; ++i) // as if it had been so for a while
        m_machine.step();
    return true;
}

bool AnnouncingMiner::setValues(const QJsonObject &values)
{
    m_overrides.set(values);
    return true;
}

bool AnnouncingMiner::omitValues(const QStringList &keys)
{
    m_overrides.omit(keys);
    return true;
}

} // namespace coalface::simulator::nmminer
