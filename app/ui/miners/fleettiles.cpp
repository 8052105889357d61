// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/miners/fleettiles.h"

#include "core/units.h"
#include "ui/common/bidi.h"
#include "ui/common/elidedlabel.h"
#include "ui/theme/colours.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>

namespace coalface {

FleetTiles::FleetTiles(QWidget *parent) : QWidget(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(fontMetrics().height() / 2);
    m_upper = new QHBoxLayout;
    m_lower = new QHBoxLayout;
    for (QHBoxLayout *row : {m_upper, m_lower}) {
        row->setSpacing(fontMetrics().height() / 2);
        rows->addLayout(row);
    }
    for (const QString &name :
         {tr("Hashrate"), tr("Power"), tr("Efficiency"), tr("Hottest"), tr("Best difficulty")})
        m_tiles += makeTile(name);
    colour();
    arrange();
    setSums({}, 0);
}

FleetTiles::Tile FleetTiles::makeTile(const QString &name)
{
    Tile tile;
    tile.frame = new QFrame(this);
    tile.frame->setAccessibleName(name);
    tile.frame->setFrameShape(QFrame::StyledPanel);
    tile.frame->setAutoFillBackground(true);
    tile.frame->setBackgroundRole(QPalette::Base);
    tile.title = new ElidedLabel(tile.frame);
    tile.title->setText(name);
    tile.value = new QLabel(tile.frame);
    tile.value->setTextFormat(Qt::PlainText);
    // A long name may be cut, but must not widen the window.
    tile.note = new ElidedLabel(tile.frame);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    tile.note->setFont(small);

    tile.layout = new QGridLayout(tile.frame);
    tile.layout->setHorizontalSpacing(fontMetrics().height() / 2);
    tile.layout->setVerticalSpacing(0);
    layOut(tile);
    return tile;
}

void FleetTiles::layOut(const Tile &tile) const
{
    const int em = fontMetrics().height();
    for (QLabel *label : {tile.title, tile.value, tile.note})
        tile.layout->removeWidget(label);
    tile.note->setVisible(!m_isCompact);
    tile.layout->setColumnStretch(m_isCompact ? 0 : 1, 1);
    tile.layout->setColumnStretch(m_isCompact ? 1 : 0, 0);
    if (m_isCompact) {
        tile.layout->setContentsMargins(em / 2, em / 8, em / 2, em / 8);
        tile.layout->addWidget(tile.title, 0, 0);
        tile.layout->addWidget(tile.value, 0, 1, Qt::AlignRight);
    } else {
        tile.layout->setContentsMargins(em * 2 / 3, em / 3, em * 2 / 3, em / 3);
        tile.layout->addWidget(tile.title, 0, 0, 1, 2);
        tile.layout->addWidget(tile.value, 1, 0);
        tile.layout->addWidget(tile.note, 1, 1, Qt::AlignBottom);
    }
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * (m_isCompact ? 1 : 1.35));
    large.setWeight(QFont::DemiBold);
    tile.value->setFont(large);
}

void FleetTiles::setCompact(bool compact)
{
    if (compact == m_isCompact)
        return;
    m_isCompact = compact;
    for (const Tile &tile : std::as_const(m_tiles)) {
        layOut(tile);
        tile.frame->setToolTip(compact ? tile.note->text() : QString());
    }
    arrange();
}

void FleetTiles::fill(const Tile &tile, const QString &value, const QString &note)
{
    tile.value->setText(isolated(value));
    tile.note->setText(note);
    tile.frame->setToolTip(m_isCompact ? note : QString());
}

void FleetTiles::setSums(const FleetSums &sums, int miners)
{
    const auto silence = [miners](const FleetSums::Sum &sum) {
        if (sum.silent == 0 || miners == 0)
            return QString();
        return tr("%n not reporting", "how many miners do not report this value", sum.silent);
    };
    const auto owner = [&](const FleetSums::Sum &sum) {
        return sum.value ? isolated(sum.miner) : QString();
    };
    fill(m_tiles[0], units::hashrate(sums.hashrate.value), silence(sums.hashrate));
    fill(m_tiles[1], units::power(sums.power.value), silence(sums.power));
    fill(m_tiles[2], units::efficiency(sums.efficiency.value), silence(sums.efficiency));
    fill(m_tiles[3], units::temperature(sums.hottest.value), owner(sums.hottest));
    fill(m_tiles[4], units::difficulty(sums.best.value), owner(sums.best));
}

bool FleetTiles::isNarrow(const QWidget &room)
{
    return room.width() < 5 * 13 * room.fontMetrics().height();
}

void FleetTiles::arrange()
{
    const int columns = isNarrow(*this) && !m_isCompact ? 3 : 5;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < m_tiles.size(); ++i) {
        QHBoxLayout *row = columns == 5 || i < 3 ? m_upper : m_lower;
        row->removeWidget(m_tiles[i].frame);
        (row == m_upper ? m_lower : m_upper)->removeWidget(m_tiles[i].frame);
        row->addWidget(m_tiles[i].frame, 1);
    }
}

void FleetTiles::colour()
{
    for (const Tile &tile : std::as_const(m_tiles)) {
        for (QLabel *label : {tile.title, tile.note}) {
            QPalette muted = palette();
            muted.setColor(QPalette::WindowText, mutedColour(palette()));
            label->setPalette(muted);
        }
    }
}

void FleetTiles::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FleetTiles::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

} // namespace coalface
