// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QString>

#include <optional>

//! Reading the sections of a reply. Some firmware writes numbers as texts, with blanks in them
//! ("  5.0000"); what cannot be read is empty, never zero. Pure; any thread.
namespace coalface::avalon_nano {

using Key = QLatin1String;

//! A finite number out of a text: blanks around it and a '%' behind it are allowed; "nan", "inf" and
//! the empty text are none.
std::optional<double> numberIn(QStringView text);

//! A finite number, also one that is written as a text.
std::optional<double> number(const QJsonObject &object, Key key);
//! A whole number from 0 to 2^53, a fraction cut off.
std::optional<qint64> count(const QJsonObject &object, Key key);
//! true, "true", "Y" or a number that is not 0.
bool isSet(const QJsonObject &object, Key key);
//! A text without control characters, blanks around it removed, at most `longest` long.
QString text(const QJsonObject &object, Key key, qsizetype longest = 256);
//! The same for any text.
QString cleaned(const QString &text, qsizetype longest = 256);

} // namespace coalface::avalon_nano
