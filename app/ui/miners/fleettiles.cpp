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
    tile.title = new QLabel(name, tile.frame);
    tile.value = new QLabel(tile.frame);
    tile.value->setTextFormat(Qt::PlainText);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    tile.value->setFont(large);
    // A long name may be cut, but must not widen the window.
    tile.note = new ElidedLabel(tile.frame);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    tile.note->setFont(small);

    auto *layout = new QGridLayout(tile.frame);
    const int em = fontMetrics().height();
    layout->setContentsMargins(em * 2 / 3, em / 3, em * 2 / 3, em / 3);
    layout->setHorizontalSpacing(em / 2);
    layout->setVerticalSpacing(0);
    layout->addWidget(tile.title, 0, 0, 1, 2);
    layout->addWidget(tile.value, 1, 0);
    layout->addWidget(tile.note, 1, 1, Qt::AlignBottom);
    layout->setColumnStretch(1, 1);
    return tile;
}

void FleetTiles::fill(const Tile &tile, const QString &value, const QString &note)
{
    tile.value->setText(isolated(value));
    tile.note->setText(note);
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

void FleetTiles::arrange()
{
    // Narrower than 13 em each, their notes would be cut: then they stand in two rows.
    const int columns = width() < 5 * 13 * fontMetrics().height() ? 3 : 5;
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
