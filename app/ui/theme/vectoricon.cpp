// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/vectoricon.h"

#include <QApplication>
#include <QIconEngine>
#include <QPalette>

namespace coalface {

namespace {

class VectorIconEngine : public QIconEngine
{
public:
    VectorIconEngine(IconDrawing drawing, IconTint tint)
        : m_drawing(std::move(drawing)), m_tint(std::move(tint))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double side = qMin(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.x() + (rect.width() - side) / 2,
                           rect.y() + (rect.height() - side) / 2);
        painter->scale(side / 24, side / 24);
        painter->setBrush(Qt::NoBrush);
        m_drawing(*painter, colour(mode));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new VectorIconEngine(m_drawing, m_tint); }

private:
    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_tint ? m_tint(palette) : palette.color(QPalette::ButtonText);
    }

    IconDrawing m_drawing;
    IconTint m_tint;
};

} // namespace

QIcon vectorIcon(const IconDrawing &drawing, const IconTint &tint)
{
    return QIcon(new VectorIconEngine(drawing, tint));
}

} // namespace coalface
