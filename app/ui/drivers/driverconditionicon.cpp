// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drivers/driverconditionicon.h"

#include "ui/theme/colours.h"
#include "ui/theme/stateicon.h"
#include "ui/theme/vectoricon.h"

#include <QPainterPath>

namespace coalface {

namespace {

//! The state of a miner that is as good or bad: it lends its colour, and mostly its shape.
MinerState kindredState(DriverCondition condition)
{
    switch (condition) {
    case DriverCondition::UpToDate:
    case DriverCondition::NewerThanBundled:
        return MinerState::Online;
    case DriverCondition::UpdateAvailable:
    case DriverCondition::OnTrial:
        return MinerState::Starting;
    case DriverCondition::Failing:
    case DriverCondition::Untrusted:
        return MinerState::Warning;
    case DriverCondition::RolledBack:
    case DriverCondition::RunsBundled:
        return MinerState::NotHashing;
    case DriverCondition::Modified:
    case DriverCondition::Missing:
    case DriverCondition::Incompatible:
    case DriverCondition::Broken:
        return MinerState::Offline;
    case DriverCondition::Disabled:
        break;
    }
    return MinerState::Unknown;
}

void drawUpArrow(QPainter &painter, const QColor &colour)
{
    painter.setPen(QPen(colour, 2.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath path;
    path.moveTo(5.5, 11);
    path.lineTo(12, 4.5);
    path.lineTo(18.5, 11);
    path.moveTo(12, 5);
    path.lineTo(12, 19.5);
    painter.drawPath(path);
}

void drawBackArrow(QPainter &painter, const QColor &colour)
{
    painter.setPen(QPen(colour, 2.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath path;
    path.moveTo(9, 4);
    path.lineTo(4, 9);
    path.lineTo(9, 14);
    path.moveTo(4.5, 9);
    path.lineTo(14.5, 9);
    path.arcTo(QRectF(9.5, 9, 10.5, 10.5), 90, -180);
    path.lineTo(9, 19.5);
    painter.drawPath(path);
}

void drawCondition(DriverCondition condition, QPainter &painter, const QColor &colour)
{
    switch (condition) {
    case DriverCondition::UpdateAvailable:
        return drawUpArrow(painter, colour);
    case DriverCondition::RolledBack:
        return drawBackArrow(painter, colour);
    case DriverCondition::Missing:
        return drawStateShape(MinerState::NoDriver, painter, colour);
    case DriverCondition::Disabled:
        return drawStateShape(MinerState::Paused, painter, colour);
    default:
        drawStateShape(kindredState(condition), painter, colour);
    }
}

} // namespace

QColor driverConditionColour(DriverCondition condition, const QPalette &palette)
{
    return stateColour(kindredState(condition), palette);
}

QIcon driverConditionIcon(DriverCondition condition)
{
    return vectorIcon([condition](QPainter &painter,
                                  const QColor
                                      &colour) { drawCondition(condition, painter, colour); },
                      [condition](const QPalette &palette) {
                          return driverConditionColour(condition, palette);
                      });
}

} // namespace coalface
