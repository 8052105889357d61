// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlines.h"
#include "ui/charts/chartview.h"
#include "ui/charts/linelook.h"
#include "ui/charts/timechart.h"
#include "ui/common/agetext.h"
#include "ui/theme/colours.h"

#include <QPainter>

namespace coalface {

namespace {

struct LegendPlace
{
    int line = 0; //!< behind the last one: the hatching
    QRectF sample;
    QPointF words; //!< where the base line begins
    QString text;
};

//! The legend in rows of that width; the first row's top is at 0.
QList<LegendPlace> legendPlaces(const QStringList &texts, const QFontMetricsF &metrics, double width)
{
    const double em = metrics.height();
    QList<LegendPlace> places;
    QPointF at(0, 0);
    for (int line = 0; line < texts.size(); ++line) {
        const double wide = 3.5 * em + metrics.horizontalAdvance(texts[line]);
        if (at.x() > 0 && at.x() + wide > width)
            at = {0, at.y() + 1.4 * em};
        places += LegendPlace{line,
                              {at, QSizeF(2 * em, em)},
                              {at.x() + 2.5 * em, at.y() + metrics.ascent()},
                              texts[line]};
        at.rx() += wide;
    }
    return places;
}

double heightOf(const QList<LegendPlace> &places, double em)
{
    return places.isEmpty() ? 0 : places.last().sample.top() + 1.6 * em;
}

} // namespace

void TimeChart::paintHeading(QPainter &painter, const QString &title, const QSize &size) const
{
    const QFontMetricsF metrics(font());
    const double em = metrics.height();
    QFont strong = font();
    strong.setBold(true);
    painter.setPen(look().color(QPalette::Text));
    painter.setFont(strong);
    painter.drawText(QPointF(em / 2, em / 2 + metrics.ascent()), title);
    painter.setFont(font());
    painter.setPen(mutedColour(look()));
    painter.drawText(QRectF(0, em / 2, size.width() - em / 2, em),
                     int(Qt::AlignRight | Qt::AlignVCenter),
                     momentText(m_from) + QStringLiteral(" \u2013 ") + momentText(m_to));
}

QImage TimeChart::picture(const QString &title, bool light)
{
    constexpr int scale = 2;
    m_pictured = light ? lightPalette() : palette();
    m_lines->colour(*m_pictured);
    const QFontMetricsF metrics(font());
    const double em = metrics.height();
    QStringList texts;
    for (const ChartSeries &series : std::as_const(m_shown))
        texts += series.name + QStringLiteral("  ") + lastValueText(series);
    if (!recordedSpans().isEmpty())
        texts += recordedText();
    const auto legend = legendPlaces(texts, metrics, width() - em);
    const double head = 2 * em;
    const double top = head + heightOf(legend, em);
    const QSize size(width(), int(top) + height());

    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(look().color(QPalette::Base));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeading(painter, title, size);
    painter.translate(em / 2, head);
    for (const LegendPlace &place : legend) {
        if (place.line < m_shown.size())
            paintLineSample(painter, place.sample, m_shown[place.line].colour, look());
        else
            paintRecorded(painter, place.sample, em / 3, look());
        painter.setPen(look().color(QPalette::Text));
        painter.drawText(place.words, place.text);
    }
    painter.resetTransform();
    m_view->setBackgroundBrush(look().color(QPalette::Base));
    m_view->render(&painter, QRectF(QPointF(0, top), QSizeF(this->size())),
                   m_view->viewport()->rect());
    painter.end();

    m_pictured.reset();
    restyle();
    return image;
}

} // namespace coalface
