// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusline.h"

#include "core/units.h"

#include <QLocale>

namespace coalface {

StatusLine::StatusLine(const WindowContext &context, QWidget *parent)
    : QLabel(parent), m_context(context)
{
    setTextFormat(Qt::PlainText);
    setContentsMargins(0, 0, fontMetrics().height() / 2, 0);
}

void StatusLine::showCounts(int shown, Collector collector)
{
    QStringList parts;
    const int all = m_context.fleet.size();
    const QLocale locale;
    if (all > 0)
        parts += tr("%1 of %2 shown").arg(locale.toString(shown), locale.toString(all));
    if (collector == Collector::Another)
        parts += tr("another program collects");
    else if (collector == Collector::Nobody)
        parts += tr("nothing is collected");
    else if (const auto seconds = m_context.poller.secondsToNext(); seconds && all > 0)
        parts += tr("next poll in %1 s").arg(locale.toString(*seconds));
    int bad = 0;
    for (const DriverInfo &driver : m_context.drivers.drivers()) {
        bad += driver.state == DriverState::Broken || driver.state == DriverState::Missing
               || driver.state == DriverState::Incompatible;
    }
    if (m_context.drivers.drivers().isEmpty())
        parts += tr("no drivers");
    else
        parts += bad == 0 ? tr("drivers ok") : tr("%n drivers cannot be used", nullptr, bad);
    //: the size of the database, like "DB 48 MB"
    parts += tr("DB %1").arg(units::bytes(m_context.log.size()));
    const QString line = parts.join(QStringLiteral("  ·  "));
    if (line != text())
        setText(line);
}

} // namespace coalface
