// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace coalface {

//! How a table is written for other programs. By default what RFC 4180 says: commas and decimal points, UTF-8 without mark.
struct CsvFormat
{
    enum class Separator {
        Comma,     //!< for programs, and for spreadsheets whose decimals have a point
        Semicolon, //!< with decimal commas and a mark that says UTF-8: for spreadsheets of a country whose decimals have a comma
        Tab, //!< with decimal points: whatever the country, no reader takes it for something else
    };
    Separator separator = Separator::Comma;
    //! Times as spreadsheets of all countries know them for dates, but of this computer's place: "2026-03-01 14:30:00". The
    //! hour that the end of summer time repeats stands there twice, in the order in which it passed. Otherwise ISO 8601 in
    //! UTC, "2026-03-01T13:30:00Z", which LibreOffice Calc 7.4 takes for a text.
    bool hasLocalTimes = false;

    char separatorByte() const;
    //! What stands before the first row.
    QByteArray mark() const;
    QByteArray time(qint64 secondsSinceEpoch) const;
    //! A number as written with a point ("60.5"; empty: unknown).
    QByteArray number(QByteArray plain) const;
    //! A name or sentence: quoted where it has to be. One that a spreadsheet would run as a formula gets an apostrophe in
    //! front: names come from devices, and so from whoever can reach them.
    QByteArray text(const QString &text) const;

    friend bool operator==(const CsvFormat &, const CsvFormat &) = default;
};

//! "comma", "semicolon", "tab".
std::optional<CsvFormat> csvFormatCalled(const QString &name);

} // namespace coalface
