// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace coalface::bitaxe {

//! Which device it is, from what /api/system/info and, from v2.7 on, /api/system/asic say.
struct Board
{
    enum class Kind {
        Listed,       //!< a Bitaxe of a known family
        UnknownBoard, //!< AxeOS on a board that no list names
        Compatible,   //!< another maker's device with a close fork of AxeOS: monitored only
    };

    Kind kind = Kind::UnknownBoard;
    QString chip;    //!< "BM1370"
    QString family;  //!< Listed: "Gamma"; Compatible: the device's own name; otherwise empty
    QString version; //!< boardVersion, a text: "601", "0.11", or free text on custom boards
    std::optional<int> chips;
    std::optional<int> smallCores; //!< per chip
};

//! `asic` is empty where the firmware has no such page or has not answered it.
Board boardOf(const QJsonObject &info, const QJsonObject &asic);

//! As a person would call it: "Bitaxe Gamma 601", "Bitaxe, unknown board", "AxeOS compatible: LV07".
QString modelName(const Board &board);

//! Whether this firmware has /api/system/asic (v2.7.0 and later, and what cannot be told from it).
bool hasAsicPage(const QJsonObject &info);

} // namespace coalface::bitaxe
