// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/miners/fleetsums.h"

#include <QFrame>
#include <QLabel>
#include <QWidget>

class QGridLayout;
class QHBoxLayout;

namespace coalface {

//! The five tiles above the table. Compact, they are one row of one line each, and their notes are tool tips.
class FleetTiles : public QWidget
{
    Q_OBJECT
public:
    explicit FleetTiles(QWidget *parent = nullptr);
    void setSums(const FleetSums &sums, int miners);
    void setCompact(bool compact);
    //! With less than 13 em for each their notes would be cut: then they stand in two rows.
    static bool isNarrow(const QWidget &room);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Tile
    {
        QFrame *frame = nullptr;
        QLabel *title = nullptr;
        QLabel *value = nullptr;
        QLabel *note = nullptr;
        QGridLayout *layout = nullptr;
    };
    Tile makeTile(const QString &name);
    void fill(const Tile &tile, const QString &value, const QString &note);
    void arrange();
    void layOut(const Tile &tile) const;
    void colour();

    QList<Tile> m_tiles; //!< hashrate, power, efficiency, hottest, best
    QHBoxLayout *m_upper = nullptr;
    QHBoxLayout *m_lower = nullptr; //!< used when the window is narrow
    int m_columns = 0;
    bool m_isCompact = false;
};

} // namespace coalface
