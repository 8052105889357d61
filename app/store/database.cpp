// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/check.h"
#include "store/leftovers.h"
#include "store/mending.h"
#include "store/quarantine.h"
#include "store/storetext.h"
#include "store/writer.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileInfo>
#include <QMutexLocker>

namespace coalface {

Database::Database(const QString &file, QObject *parent)
    : QObject(parent),
      m_file(file),
      m_reader(file, QStringLiteral("store-reader")),
      m_exporter(file, QStringLiteral("store-exporter")),
      m_writing(QStringLiteral("store-writer"))
{
    m_writing.post([this] { makeWriter(); });
    m_writing.start();
}

Database::~Database()
{
    {
        QMutexLocker lock(&m_mutex);
        m_closing = true;
    }
    m_writing.post([this] {
        m_writer.reset();
        if (m_keeping)
            forgetUse(m_file);
    });
    m_writing.finish();
    for (Reader *reader : {&m_reader, &m_exporter}) {
        reader->worker.post([reader] { reader->connection.close(); });
        reader->worker.finish();
    }
    // What the threads have settled by now.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void Database::makeWriter()
{
    m_writer = std::make_unique<Writer>(m_file, [this] { return m_closing || m_isHurried; });
    // On this thread, before anyone else looks; the signals below reach the database's own thread.
    connect(m_writer.get(), &Writer::opened, m_writer.get(), [this](const Opening &opening) {
        QMutexLocker lock(&m_mutex);
        m_opening = opening;
    });
    connect(m_writer.get(), &Writer::troubleChanged, m_writer.get(), [this](const QString &sentence) {
        QMutexLocker lock(&m_mutex);
        m_trouble = sentence;
    });
    connect(m_writer.get(), &Writer::troubleChanged, this, &Database::troubleChanged);
    connect(m_writer.get(), &Writer::changedElsewhere, this, &Database::changedElsewhere);
    m_writer->open();
    m_writer->keepUp(m_keeping);
    m_reader.worker.start();
    m_exporter.worker.start();
}

qint64 Database::size() const
{
    return QFileInfo(m_file).size() + QFileInfo(m_file + QStringLiteral("-wal")).size();
}

QString Database::trouble() const
{
    QMutexLocker lock(&m_mutex);
    return m_trouble;
}

QString Database::mended() const
{
    QMutexLocker lock(&m_mutex);
    return m_opening.aside.isEmpty() ? QString() : m_opening.sentence;
}

void Database::noteMendedSeen()
{
    if (const QString sentence = mended(); !sentence.isEmpty())
        forgetUntold(m_file, sentence);
}

bool Database::post(std::function<void(Writer &)> task)
{
    QMutexLocker lock(&m_mutex);
    if (m_closing)
        return false;
    m_writing.post([this, task = std::move(task)] { task(*m_writer); });
    return true;
}

void Database::keepUp(const std::optional<Retention> &retention)
{
    post([this, retention](Writer &writer) {
        const bool isFirst = retention && !m_keeping;
        if (m_keeping && !retention)
            forgetUse(m_file);
        m_keeping = retention;
        writer.keepUp(retention);
        if (!isFirst || writer.opening().access != Opening::Access::ReadWrite)
            return;
        sweepLeftovers(m_file);
        if (noteUse(m_file))
            lookThrough();
    });
}

void Database::lookThrough()
{
    exportWith<Done>([this](Connection &connection) -> Result<Done> {
        const Result<DatabaseReport> report = checkTables(
            connection, [this] { return isClosing(); }, nullptr);
        if (report && !report->problems.isEmpty())
            post([](Writer &writer) { writer.tellDamage(); });
        return Done{};
    });
}

std::optional<Error> Database::prepare(Reader &reader)
{
    if (m_closing)
        return Error{Error::Kind::Aborted, StoreText::tr("The program is closing.")};
    Opening opening;
    {
        QMutexLocker lock(&m_mutex);
        opening = m_opening;
    }
    if (opening.access == Opening::Access::None)
        return Error{Error::Kind::Internal, opening.sentence};
    reader.connection.clearFailure();
    if (reader.connection.isOpen())
        return std::nullopt;
    reader.isAlone = opening.readMode == Connection::Mode::InTurn;
    if (reader.isAlone && reader.connection.open(Connection::Mode::Query)) {
        reader.isAlone = false; // by now there is room
        return std::nullopt;
    }
    reader.connection.clearFailure();
    const bool isOpen = reader.isAlone ? openInTurn(reader.connection)
                                       : reader.connection.open(opening.readMode);
    if (!isOpen) {
        const Error error{Error::Kind::Internal, reader.connection.sentence()};
        reader.connection.close();
        return error;
    }
    return std::nullopt;
}

void Database::release(Reader &reader)
{
    if (reader.isAlone)
        reader.connection.close();
    reader.isAlone = false;
}

void Database::noteDamageOf(const Reader &reader)
{
    if (!reader.connection.failure().isDamage())
        return;
    noteDamage(m_file);
    post([](Writer &writer) { writer.tellDamage(); });
}

} // namespace coalface
