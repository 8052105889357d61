// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace coalface::bench {

//! What a change costs the GUI thread until it is painted.
class PaintCost : public QObject
{
public:
    //! `watched`: what is to be painted.
    explicit PaintCost(QWidget &watched);

    //! ms of CPU from the change until the event loop has nothing more to paint; below 0: it was not painted.
    double of(const std::function<void()> &change);
    //! The median of so many.
    double medianOf(int rounds, const std::function<void()> &change);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int m_painted = 0;
};

} // namespace coalface::bench
