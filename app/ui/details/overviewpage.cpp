// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/overviewpage.h"

#include "core/units.h"
#include "ui/common/factsgrid.h"
#include "ui/common/fieldtext.h"

#include <QLabel>
#include <QLocale>

namespace coalface {

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
    addPair(tr("Id"), [](const Miner &miner) { return miner.record.id(); });
    addPair(tr("Added"), [](const Miner &miner) {
        return QLocale().toString(miner.record.added.toLocalTime(), QLocale::ShortFormat);
    });
    addPair(tr("Last answer"), [](const Miner &miner) {
        return QLocale().toString(miner.status.lastAnswered.toLocalTime(), QLocale::ShortFormat);
    });
    for (const TelemetryField &field : telemetryFields())
        addPair(fieldLabel(QString(field.key)), nullptr, &field);
    addPair(tr("Last error"), [](const Miner &miner) { return miner.status.lastErrorDetail; });
    setWidget(m_facts);
}

void OverviewPage::addPair(const QString &name, QString (*text)(const Miner &),
                           const TelemetryField *field)
{
    m_pairs += {m_facts->add(name), text, field};
}

void OverviewPage::showMiner(const Miner *miner)
{
    const bool stale = miner && miner->telemetry
                       && miner->telemetry->timestamp.secsTo(m_context.clock.now())
                              > 3 * qint64(m_context.poller.interval());
    for (const Pair &pair : std::as_const(m_pairs)) {
        QString text;
        if (miner && pair.text)
            text = pair.text(*miner);
        else if (miner && miner->telemetry)
            text = units::telemetryValue(*miner->telemetry, *pair.field);
        FactsGrid::setValue(pair.value, text);
    }
    for (const Pair &pair : std::as_const(m_pairs)) {
        const bool muted = stale && pair.field;
        const auto role = muted ? QPalette::PlaceholderText : QPalette::WindowText;
        if (pair.value->foregroundRole() != role)
            pair.value->setForegroundRole(role);
    }
}

} // namespace coalface
