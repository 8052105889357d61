// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QCborMap>
#include <QString>

namespace coalface::cli {

enum class Verbosity { Quiet, Normal, Verbose };

//! The program's two streams: data on stdout (one JSON document, or text), everything else on stderr.
class Output
{
public:
    Output(bool json, Verbosity verbosity) : m_json(json), m_verbosity(verbosity) {}

    bool isJson() const { return m_json; }

    //! One line of JSON on stdout. Keys stand in the order in which they were inserted.
    void document(const QCborMap &document);
    //! Text on stdout; a newline is added.
    void text(const QString &text);
    //! A sentence on stderr, unless quiet.
    void note(const QString &sentence);
    //! A sentence on stderr, always; not the same one twice in a row. False: nobody can read it.
    bool problem(const QString &sentence);
    //! A command that failed as a whole: the error document, or the sentence.
    void failure(const Error &error);
    //! False after stdout could not be written (closed pipe, disk full).
    bool isGood() const { return m_good; }

private:
    void write(const QByteArray &line);
    bool m_json;
    Verbosity m_verbosity;
    bool m_good = true;
    QString m_lastProblem;
};

//! The JSON text of a value on one line.
QByteArray jsonText(const QCborValue &value);

} // namespace coalface::cli
