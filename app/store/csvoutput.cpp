// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvoutput.h"

#include "core/settings/savefile.h"
#include "store/storetext.h"

#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#else
#include <pthread.h>
#include <signal.h>
#endif

namespace coalface {

namespace {
constexpr qsizetype pieceSize = 64 * 1024;
constexpr int standardOutput = 1;

//! A reader that goes away ("| head") is an error to tell, not the program's death.
void survivePipes()
{
#ifndef Q_OS_WIN
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, nullptr); // of this thread alone
#endif
}
} // namespace

CsvOutput::~CsvOutput()
{
    if (m_file)
        m_file->cancelWriting();
}

Result<Done> CsvOutput::open()
{
    if (m_name.isEmpty()) {
        survivePipes();
#ifdef Q_OS_WIN
        _setmode(standardOutput, _O_BINARY);
#endif
        m_direct = std::make_unique<QFile>();
        // Not the stream: that buffers on its own, and what fails at the program's end nobody hears of.
        if (!m_direct->open(standardOutput, QIODevice::WriteOnly | QIODevice::Unbuffered))
            return failed();
        return Done{};
    }
    const QFileInfo target(m_name);
    if (target.isDir()) {
        return Error{Error::Kind::Internal, StoreText::tr("%1 is a folder: name a file in it.")
                                                .arg(QDir::toNativeSeparators(m_name))};
    }
    if (target.exists() && !target.isFile()) { // a device or a pipe must not be replaced by a file
        survivePipes();
        m_direct = std::make_unique<QFile>(m_name);
        if (!m_direct->open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return failed();
        return Done{};
    }
    m_file = std::make_unique<QSaveFile>(m_name);
    if (!m_file->open(QIODevice::WriteOnly))
        return failed();
    return Done{};
}

Result<Done> CsvOutput::write(const QByteArray &bytes)
{
    m_waiting += bytes;
    return m_waiting.size() < pieceSize ? Result<Done>(Done{}) : flush();
}

Result<Done> CsvOutput::finish()
{
    const Result<Done> flushed = flush();
    if (!flushed || !m_file)
        return flushed;
    // commit() alone succeeds on a full disk.
    if (!m_file->flush() || !m_file->commit())
        return failed();
    return Done{};
}

Result<Done> CsvOutput::flush()
{
    QIODevice &device = m_file ? static_cast<QIODevice &>(*m_file) : *m_direct;
    qsizetype done = 0;
    while (done < m_waiting.size()) {
        const qint64 written = device.write(m_waiting.constData() + done, m_waiting.size() - done);
        if (written <= 0)
            return failed();
        done += written;
    }
    m_waiting.clear();
    return Done{};
}

Error CsvOutput::failed() const
{
    return {Error::Kind::Internal,
            m_name.isEmpty() ? StoreText::tr("The export to %1 could not be written: %2.")
                                   .arg(QStringLiteral("standard output"), m_direct->errorString())
                             : whyNoFile()};
}

QString CsvOutput::whyNoFile() const
{
    constexpr qint64 leastRoom = 4096; // whoever finds less has filled the disk
    const QString name = QDir::toNativeSeparators(m_name);
    switch (writeObstacle(m_name, leastRoom)) {
    case WriteObstacle::FullDisk:
        return StoreText::tr(
                   "The export %1 could not be written: its disk is full. Free some space "
                   "there, or name a file on another disk.")
            .arg(name);
    case WriteObstacle::ReadOnlyDisk:
        return StoreText::tr("The export %1 could not be written: its disk is read-only. Name a "
                             "file on another disk.")
            .arg(name);
    case WriteObstacle::NoRight:
        return StoreText::tr("The export %1 could not be written: this user has no right to write "
                             "its folder. Name a file in another folder.")
            .arg(name);
    case WriteObstacle::Other:
        break;
    }
    return StoreText::tr("The export to %1 could not be written: %2.")
        .arg(name, m_file ? m_file->errorString() : m_direct->errorString());
}

} // namespace coalface
