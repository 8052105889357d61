// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace coalface::simulator::avalon_nano {

//! One field of a section, its value as it is written.
struct Field
{
    enum class Form {
        Number,
        Text,
        Bare
    }; //!< Bare: a text in which nothing is escaped (the MM string)

    QByteArray name;
    QByteArray value;
    Form form = Form::Number;
};

using Fields = QList<Field>;

//! One reply of the API, written as JSON or as plain text. Only '"' and '\' of a text are escaped (plain:
//! also '=' ',' '|'); a line feed goes out as it is.
struct LineReply
{
    char letter = 'S';
    int code = 0;
    QByteArray message;
    bool described = true; //!< code 14 comes without a description
    QByteArray section;    //!< empty: none
    QList<Fields> entries; //!< of the section

    QByteArray json(qint64 when) const;
    QByteArray plain(qint64 when) const;
};

Field number(const char *name, qint64 value);
Field number(const char *name, double value, int decimals);
Field words(const char *name, const QByteArray &value);
Field flag(const char *name, bool value);

//! Replies without a section.
LineReply failed(int code, const QByteArray &message);
//! "ASC 0 set OK", code 119.
LineReply setDone();
//! "ASC 0 set info: …", the letter I, code 118.
LineReply setInfo(const QByteArray &message);
//! "ASC 0 set failed: …", code 120.
LineReply setFailed(const QByteArray &message);

} // namespace coalface::simulator::avalon_nano
