// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverchangelog.h"

#include <QLocale>

namespace coalface {

using namespace Qt::StringLiterals;

DriverChangelogView::DriverChangelogView(const QString &heading, QWidget *parent)
    : QLabel(parent), m_heading(heading)
{
    const int em = fontMetrics().height();
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setContentsMargins(em / 2, em / 2, em / 2, em / 2);
    setAlignment(Qt::AlignTop | Qt::AlignLeading);
    setAccessibleName(heading);
    hide();
}

void DriverChangelogView::showNews(const DriverChangelog &news)
{
    // The same text again would take away what a person has selected in it.
    if (m_news == news)
        return;
    m_news = news;
    const QLocale locale;
    QString text = u"<b>%1</b>"_s.arg(m_heading.toHtmlEscaped());
    QStringList plain;
    for (const DriverNews &entry : news) {
        const QString date = locale.toString(entry.date, QLocale::ShortFormat);
        const QString said = entry.textFor(locale.name());
        // In one go: what an author writes may hold a %1.
        text += u"<p>%1 · %2<br>%3</p>"_s.arg(entry.version.toHtmlEscaped(), date.toHtmlEscaped(),
                                              said.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        plain += u"%1, %2: %3"_s.arg(entry.version, date, said);
    }
    setText(text);
    setAccessibleDescription(plain.join(u'\n'));
    setVisible(!news.isEmpty());
}

} // namespace coalface
