// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace coalface::testing {

//! The document with every value that is neither object nor list replaced by what `alter` makes of
//! it. What is no JSON comes back with its digits replaced, as another firmware might write it.
QByteArray alteredJson(const QByteArray &json, QJsonValue (*alter)(const QJsonValue &value));

QJsonValue textForNumber(const QJsonValue &value); //!< 5 -> "5"
QJsonValue numberForText(const QJsonValue &value); //!< "x" -> 7
QJsonValue nullForAll(const QJsonValue &value);
QJsonValue listForAll(const QJsonValue &value);        //!< 5 -> [5]
QJsonValue hugeForNumber(const QJsonValue &value);     //!< 5 -> 1e308
QJsonValue negativeForNumber(const QJsonValue &value); //!< 5 -> -6

} // namespace coalface::testing
