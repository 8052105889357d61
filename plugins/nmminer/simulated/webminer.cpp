// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "nmminer/simulated/webminer.h"

#include <QUrl>

#include <array>

namespace coalface::simulator::nmminer {

namespace {
constexpr qint64 bootTime = 4000;     // ms, until Wi-Fi is back
constexpr qint64 reconnection = 3000; // ms, until a new pool is in use without a reboot
constexpr qint64 oneStep = 1000;

const std::array<WebVariant, 4> webVariants = {{
    {"cyd28-v2.0.04", "CYD 2.8", "v2.0.04", 956'432, true, true, true, true},
    {"esp32s3-v2.1.0", "ESP32-S3", "2.1.0", 1'050'000, true, false, false, false},
    {"esp32c3-v2.1.0", "ESP32-C3", "2.1.0", 402'000, false, true, false, false},
    {"cyd28-v2.0.02", "CYD 2.8", "v2.0.02", 948'000, false, true, true, true},
}};

QByteArray hostnameOf(int index, quint64 seed)
{
    return "nm-cyd-"
           + QByteArray::number((seed * 0x9e37 + quint64(index) * 0x61) % 0xffffff + 0x100000, 16);
}
} // namespace

const WebVariant *webVariant(const QString &name)
{
    for (const WebVariant &variant : webVariants) {
        if (QString::fromLatin1(variant.name) == name)
            return &variant;
    }
    return nullptr;
}

QStringList webVariantNames()
{
    QStringList names;
    for (const WebVariant &variant : webVariants)
        names.append(QString::fromLatin1(variant.name));
    return names;
}

WebMiner::WebMiner(const WebVariant &variant, int index, quint64 seed)
    : m_variant(variant),
      m_machine(variant.rate, 0.0005, variant.hasSensor, seed * 1'000'003 + quint64(index)),
      m_settings(hostnameOf(index, seed),
                 "bc1qsimulated0example0address0of0nobody.nm" + QByteArray::number(index))
{
    Noise noise(seed * 7919 + quint64(index));
    m_machine.warmUp(noise.integer(3600, 10 * 86400));
    takePoolIntoUse();
}

QString WebMiner::model() const
{
    return QStringLiteral("NMMiner ") + QString::fromLatin1(m_variant.board);
}

void WebMiner::advanceTo(qint64 now)
{
    m_now = now;
    if (m_restartAt && now >= *m_restartAt) {
        m_backAt = *m_restartAt + bootTime;
        m_stepped = *m_backAt;
        m_restartAt.reset();
        m_newPoolAt.reset();
        m_machine.boot();
        m_showsUntil = 0;
        takePoolIntoUse();
    }
    if (m_backAt && now >= *m_backAt)
        m_backAt.reset();
    if (m_newPoolAt && now >= *m_newPoolAt) {
        m_newPoolAt.reset();
        takePoolIntoUse();
    }
    for (; m_stepped + oneStep <= now; m_stepped += oneStep)
        m_machine.step();
}

void WebMiner::takePoolIntoUse()
{
    const QUrl url(m_settings.mining.value(u"PrimaryPool").toString());
    m_poolInUse = url.port() > 0 ? (url.host() + u':' + QString::number(url.port())).toUtf8()
                                 : QByteArray();
    m_workerInUse = m_settings.mining.value(u"PrimaryAddress").toString().toUtf8();
}

HttpAnswer WebMiner::changeSettings(const QByteArray &page, const HttpRequest &request)
{
    // Without a type or a length the firmware sees no JSON.
    if (request.chunked || !request.header("Content-Type").startsWith("application/json"))
        return HttpAnswer::text(QByteArrayLiteral("Bad JSON"), 400);
    if (request.body.size() > 2048)
        return HttpAnswer::text(QByteArrayLiteral("Too long"), 413);
    if (m_settings.change(page, request.body) != 200)
        return HttpAnswer::text(QByteArrayLiteral("Bad value"), 400);
    if (page == "mining" && m_machine.condition == Condition::EmptyPool)
        m_settings.mining.insert(QStringLiteral("PrimaryPool"), QStringLiteral("[:33]"));
    if (page == "mining" && !m_variant.poolNeedsRestart)
        m_newPoolAt = m_now + reconnection;
    HttpAnswer ok = HttpAnswer::text(QByteArrayLiteral("OK"));
    ok.contentType = QByteArrayLiteral("text/plain");
    return ok;
}

QStringList WebMiner::conditions() const
{
    QStringList list{QStringLiteral("normal"), QStringLiteral("rejects"), QStringLiteral("dead")};
    if (m_variant.losesPools)
        list.append(QStringLiteral("emptypool"));
    return list;
}

bool WebMiner::setCondition(const QString &condition)
{
    const qsizetype index = conditions().indexOf(condition);
    if (index < 0)
        return false;
    m_machine.condition = Condition(index);
    for (int i = 0; i < 120; ++i) // as if it had been so for a while
        m_machine.step();
    return true;
}

bool WebMiner::setValues(const QJsonObject &values)
{
    m_overrides.set(values);
    return true;
}

bool WebMiner::omitValues(const QStringList &keys)
{
    m_overrides.omit(keys);
    return true;
}

} // namespace coalface::simulator::nmminer
