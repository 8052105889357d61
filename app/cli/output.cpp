// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "cli/documents.h"

#include <QCborArray>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace coalface::cli {

namespace {

//! QJsonObject sorts its keys, and the documents promise an order: so maps are written here, and
//! only what has no order inside is left to QJsonDocument.
void append(QByteArray &text, const QCborValue &value)
{
    const auto appendScalar = [&text](const QJsonValue &scalar) {
        const QByteArray array = QJsonDocument(QJsonArray{scalar}).toJson(QJsonDocument::Compact);
        text += array.mid(1, array.size() - 2);
    };
    const char *separator = "";
    if (value.isMap()) {
        text += '{';
        const QCborMap map = value.toMap();
        for (const auto &[key, entry] : map) {
            text += std::exchange(separator, ",");
            appendScalar(key.toString());
            text += ':';
            append(text, entry);
        }
        text += '}';
    } else if (value.isArray()) {
        text += '[';
        const QCborArray array = value.toArray();
        for (const QCborValue entry : array) {
            text += std::exchange(separator, ",");
            append(text, entry);
        }
        text += ']';
    } else {
        appendScalar(value.toJsonValue());
    }
}

} // namespace

QByteArray jsonText(const QCborValue &value)
{
    QByteArray text;
    append(text, value);
    return text;
}

void Output::document(const QCborMap &document)
{
    write(jsonText(document));
}

void Output::text(const QString &text)
{
    write(text.toUtf8());
}

void Output::note(const QString &sentence)
{
    if (m_verbosity == Verbosity::Quiet)
        return;
    m_lastProblem.clear();
    problem(sentence);
    m_lastProblem.clear();
}

namespace {
//! Thrown away by whoever started this, as scripts do.
bool isThrownAway([[maybe_unused]] FILE *stream)
{
#ifdef Q_OS_UNIX
    struct stat there = {};
    struct stat nowhere = {};
    return ::fstat(::fileno(stream), &there) == 0 && ::stat("/dev/null", &nowhere) == 0
           && S_ISCHR(there.st_mode) && there.st_rdev == nowhere.st_rdev;
#else
    return false;
#endif
}
} // namespace

bool Output::problem(const QString &sentence)
{
    if (m_lastProblem == sentence)
        return true;
    const QByteArray line = sentence.toUtf8() + '\n';
    const bool isWritten = std::fwrite(line.constData(), 1, size_t(line.size()), stderr)
                               == size_t(line.size())
                           && std::fflush(stderr) == 0;
    m_lastProblem = isWritten ? sentence : QString();
    return isWritten && !isThrownAway(stderr);
}

void Output::failure(const Error &error)
{
    if (m_json)
        document(QCborMap{{QStringLiteral("error"), errorDocument(error)}});
    else
        problem(error.detail);
}

void Output::write(const QByteArray &line)
{
    const bool written = std::fwrite(line.constData(), 1, size_t(line.size()), stdout)
                             == size_t(line.size())
                         && std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
    if (!written && m_good) {
        m_good = false;
        problem(QStringLiteral("Standard output cannot be written."));
    }
}

} // namespace coalface::cli
