// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/miners/fleetsums.h"

#include <QFrame>
#include <QLabel>
#include <QWidget>

class QHBoxLayout;

namespace coalface {

//! The five tiles above the table.
class FleetTiles : public QWidget
{
    Q_OBJECT
public:
    explicit FleetTiles(QWidget *parent = nullptr);
    void setSums(const FleetSums &sums, int miners);

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
    };
    Tile makeTile(const QString &name);
    void fill(const Tile &tile, const QString &value, const QString &note);
    void arrange();
    void colour();

    QList<Tile> m_tiles; //!< hashrate, power, efficiency, hottest, best
    QHBoxLayout *m_upper = nullptr;
    QHBoxLayout *m_lower = nullptr; //!< used when the window is narrow
    int m_columns = 0;
};

} // namespace coalface
