// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/overviewpage.h"

#include "core/events/minersnapshot.h"
#include "core/pools/wantedpools.h"
#include "core/units.h"
#include "ui/common/agetext.h"
#include "ui/common/bidi.h"
#include "ui/common/factsgrid.h"
#include "ui/common/fieldtext.h"
#include "ui/common/whendone.h"
#include "ui/pools/drifttext.h"
#include "ui/pools/restarttext.h"

#include <QLabel>

namespace coalface {

namespace {
void mute(QLabel *value, bool muted)
{
    const auto role = muted ? QPalette::PlaceholderText : QPalette::WindowText;
    if (value->foregroundRole() != role)
        value->setForegroundRole(role);
}

bool isKnown(const QString &text)
{
    return !text.isEmpty() && text != units::unknown();
}
} // namespace

OverviewPage::OverviewPage(const WindowContext &context, QWidget *parent)
    : QScrollArea(parent), m_context(context), m_facts(new FactsGrid)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Overview"));
    addPair(tr("Model"), [](const Miner &miner) { return miner.record.model; });
    addPair(tr("Manufacturer"), [](const Miner &miner) { return miner.record.manufacturer; });
    addPair(tr("Firmware"), [](const Miner &miner) { return miner.record.firmware; });
    addPair(tr("IP address"), [](const Miner &miner) {
        if (!miner.record.port)
            return miner.record.address;
        return QStringLiteral("%1:%2").arg(miner.record.address).arg(*miner.record.port);
    });
    addPair(tr("Host name"), [](const Miner &miner) { return miner.record.hostname; });
    addPair(tr("MAC"), [](const Miner &miner) { return miner.record.mac; });
    addPair(tr("Serial number"), [](const Miner &miner) { return miner.record.serial; });
    addPair(tr("Driver"), [](const Miner &miner) { return miner.record.driverType; });
    m_driverVersion = m_facts->add(tr("Driver version"));
    addPair(tr("Id"), [](const Miner &miner) { return miner.record.id(); });
    addPair(tr("Added"), [](const Miner &miner) { return momentText(miner.record.added); });
    addPair(tr("Last answer"),
            [](const Miner &miner) { return momentText(miner.status.lastAnswered); });
    addPair(tr("Tags"),
            [](const Miner &miner) { return miner.remarks.tags.join(QStringLiteral(", ")); });
    m_read = m_facts->add(tr("Values read"));
    for (const TelemetryField &field : telemetryFields()) {
        addPair(fieldLabel(QString(field.key)), nullptr, &field);
        m_pairs.last().isOfPool = field.key == QLatin1String("pool_url");
    }
    //: of a miner: at the pool that it uses now
    addPair(tr("Worker in use"),
            [](const Miner &miner) { return miner.status.poolUser.value_or(QString()); });
    m_pairs.last().isRead = m_pairs.last().isOfPool = true;
    m_fallback = m_facts->add(tr("Fallback pool"), FactsGrid::Length::Long);
    m_restart = m_facts->add(tr("Waits for a restart"), FactsGrid::Length::Long);
    addPair(tr("Last error"), [](const Miner &miner) { return miner.status.lastErrorDetail; });
    m_addresses = m_facts->add(tr("Addresses"), FactsGrid::Length::Long);
    setWidget(m_facts);
}

void OverviewPage::addPair(const QString &name, QString (*text)(const Miner &),
                           const TelemetryField *field)
{
    m_pairs += {m_facts->add(name), text, field, field != nullptr};
}

void OverviewPage::showMiner(const Miner *miner)
{
    const bool stale = miner && isStale(*miner, m_context.poller.interval(), m_context.clock.now());
    const bool isStored = miner && isPoolStored(*miner);
    for (const Pair &pair : std::as_const(m_pairs)) {
        QString text;
        if (miner && pair.text)
            text = pair.text(*miner);
        else if (miner && miner->telemetry)
            text = units::telemetryValue(*miner->telemetry, *pair.field);
        // It shows what it has stored.
        if (isStored && pair.isOfPool && isKnown(text))
            //: %1 is a pool, or the worker there, that a miner shows, but does not use yet
            text = tr("%1, from its next restart on").arg(isolated(text));
        FactsGrid::setValue(pair.value, text, toolTip(miner, pair, text));
    }
    const bool read = miner && miner->telemetry;
    FactsGrid::setValue(m_read,
                        read ? ageText(miner->telemetry->timestamp, m_context.clock.now())
                             : QString(),
                        read ? momentText(miner->telemetry->timestamp) : tr("It was not read yet."));
    const auto driver = miner ? m_context.drivers.driver(miner->record.driverType) : std::nullopt;
    FactsGrid::setValue(m_driverVersion, driver ? driver->version : QString());
    const QString fallback = miner ? fallbackText(*miner) : QString();
    FactsGrid::setValue(m_fallback, fallback,
                        read && !fallback.isEmpty() ? withAge(*miner, fallback) : QString());
    mute(m_fallback, stale);
    FactsGrid::setValue(m_restart, miner ? waitingText(*miner) : QString());
    readAddresses(miner);
    for (const Pair &pair : std::as_const(m_pairs))
        mute(pair.value, stale && pair.isRead);
}

//! The value with its age, or why there is none.
QString OverviewPage::toolTip(const Miner *miner, const Pair &pair, const QString &text) const
{
    if (!pair.isRead)
        return {};
    if (!miner || !miner->telemetry)
        return isKnown(text) ? QString() : tr("It was not read yet.");
    return isKnown(text) ? withAge(*miner, text) : tr("The miner does not tell this.");
}

QString OverviewPage::withAge(const Miner &miner, const QString &text) const
{
    //: %1 is a value, %2 its age: "65.1 °C, read 12 min ago"
    return tr("%1, read %2")
        .arg(isolated(text), ageText(miner.telemetry->timestamp, m_context.clock.now()));
}

//! What the miner told last, and what is wrong with it.
QString OverviewPage::fallbackText(const Miner &miner) const
{
    if (!miner.status.fallbackUrl)
        return {};
    if (const PoolDrift *drift = m_context.wantedPools
                                     ? m_context.wantedPools->fallbackDrift(miner.record.key)
                                     : nullptr)
        return driftText(*drift);
    if (miner.status.fallbackUrl->isEmpty())
        //: of a miner's fallback pool: there is none
        return tr("none");
    return workplaceText(
        {withoutLogin(*miner.status.fallbackUrl), miner.status.fallbackUser.value_or(QString())});
}

//! The pool that it shows waits for a restart, by the log.
bool OverviewPage::isPoolStored(const Miner &miner) const
{
    const WantedPools *wanted = m_context.wantedPools;
    const qint64 key = miner.record.key;
    return wanted && coalface::isPoolStored(miner, wanted->restarts(key) + wanted->replaced(key));
}

//! What it has stored and does not use yet.
QString OverviewPage::waitingText(const Miner &miner) const
{
    if (!m_context.wantedPools || !m_context.wantedPools->isReady())
        return {};
    const WantedPools &wanted = *m_context.wantedPools;
    const QString waiting = restartTexts(wanted.restarts(miner.record.key)
                                         + wanted.replaced(miner.record.key));
    //: nothing that was set on the miner waits for a restart
    return waiting.isEmpty() ? tr("nothing") : waiting;
}

//! Where it was found, the newest first; read again when it has moved.
void OverviewPage::readAddresses(const Miner *miner)
{
    const qint64 key = miner ? miner->record.key : 0;
    const Endpoint endpoint = miner ? miner->record.endpoint() : Endpoint();
    if (key == m_key && endpoint == m_endpoint)
        return;
    m_key = key;
    m_endpoint = endpoint;
    FactsGrid::setValue(m_addresses, {});
    if (key == 0)
        return;
    whenDone(m_context.fleet.addresses(key), this, [this, key](const Result<QList<UsedAddress>> &used) {
        if (key != m_key || !used)
            return;
        QStringList texts;
        for (const UsedAddress &one : *used) {
            const QString place = one.port ? QStringLiteral("%1:%2").arg(one.address).arg(*one.port)
                                           : one.address;
            const QString since = momentText(one.since);
            //: %1 is an address, %2 a moment
            texts += tr("%1 since %2").arg(isolated(place), since);
        }
        FactsGrid::setValue(m_addresses, texts.join(QStringLiteral("; ")));
    });
}

} // namespace coalface
