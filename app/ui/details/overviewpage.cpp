// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/overviewpage.h"

#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/fieldtext.h"
#include "ui/theme/colours.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace coalface {

OverviewPage::OverviewPage(const WindowContext &context, QWidget *parent)
    : QScrollArea(parent), m_context(context)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Overview"));
    auto *content = new QWidget;
    m_grid = new QGridLayout(content);
    const int em = fontMetrics().height();
    m_grid->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    m_grid->setHorizontalSpacing(em / 2);
    m_grid->setVerticalSpacing(em / 4);

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
    setWidget(content);
    colour();
    arrange();
}

void OverviewPage::addPair(const QString &name, QString (*text)(const Miner &),
                           const TelemetryField *field)
{
    Pair pair{new QLabel(name), new QLabel, text, field};
    pair.name->setTextFormat(Qt::PlainText);
    pair.value->setTextFormat(Qt::PlainText);
    pair.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    pair.value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pairs += pair;
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
        text = text.isEmpty() ? units::unknown() : isolated(text);
        if (text == pair.value->text())
            continue;
        pair.value->setText(text);
        pair.value->setToolTip(text);
    }
    for (const Pair &pair : std::as_const(m_pairs)) {
        const bool muted = stale && pair.field;
        const auto role = muted ? QPalette::PlaceholderText : QPalette::WindowText;
        if (pair.value->foregroundRole() != role)
            pair.value->setForegroundRole(role);
    }
}

void OverviewPage::arrange()
{
    // In less, the longest name leaves no room for a pool or a time beside it.
    const int columns = qBound(1, viewport()->width() / (21 * fontMetrics().height()), 4);
    if (columns == m_columns)
        return;
    for (int i = 0; i < 3 * m_columns; ++i)
        m_grid->setColumnStretch(i, 0);
    m_columns = columns;
    const int rows = int(m_pairs.size() + columns - 1) / columns;
    for (int i = 0; i < m_pairs.size(); ++i) {
        const int column = 3 * (i / rows);
        m_grid->addWidget(m_pairs[i].name, i % rows, column);
        m_grid->addWidget(m_pairs[i].value, i % rows, column + 1);
    }
    for (int column = 0; column < columns; ++column) {
        m_grid->setColumnStretch(3 * column + 1, 1);
        m_grid->setColumnMinimumWidth(3 * column + 2, fontMetrics().height());
    }
    for (int row = 0; row <= m_pairs.size(); ++row)
        m_grid->setRowStretch(row, row == rows ? 1 : 0);
}

void OverviewPage::colour()
{
    for (const Pair &pair : std::as_const(m_pairs)) {
        QPalette muted = palette();
        muted.setColor(QPalette::WindowText, mutedColour(palette()));
        pair.name->setPalette(muted);
    }
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void OverviewPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

} // namespace coalface
