// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discovery/announcedsearch.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>
#include <chrono>

namespace coalface {

namespace {
Q_LOGGING_CATEGORY(log, "coalface.discovery")
constexpr std::chrono::milliseconds recognitionTime{6000}; // a host may have to start first

//! The driver did not get to judge the announcement.
bool isFailure(Error::Kind kind)
{
    return kind == Error::Kind::DriverFailed || kind == Error::Kind::Timeout
           || kind == Error::Kind::Internal;
}
} // namespace

bool canBeHeard(const DriverInfo &driver)
{
    return !driver.udpPorts.isEmpty() && driver.state != DriverState::Disabled
           && driver.state != DriverState::Missing && driver.state != DriverState::Incompatible;
}

AnnouncedSearch::AnnouncedSearch(Announcements &announcements, DriverDirectory &directory,
                                 const QList<DriverInfo> &drivers,
                                 std::function<bool(const QHostAddress &)> wanted, QObject *parent)
    : QObject(parent),
      m_announcements(announcements),
      m_directory(directory),
      m_wanted(std::move(wanted))
{
    std::copy_if(drivers.begin(), drivers.end(), std::back_inserter(m_drivers), canBeHeard);
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, &AnnouncedSearch::settled);
}

AnnouncedSearch::~AnnouncedSearch() = default;

void AnnouncedSearch::start(int milliseconds)
{
    QList<quint16> ports;
    for (const DriverInfo &driver : std::as_const(m_drivers)) {
        for (const quint16 port : driver.udpPorts) {
            if (!ports.contains(port))
                ports += port;
        }
    }
    connect(&m_announcements, &Announcements::received, this, &AnnouncedSearch::take);
    m_listening = m_announcements.listen(ports);
    m_time.start(milliseconds);
}

QString AnnouncedSearch::problem() const
{
    return m_listening ? m_listening->problem() : QString();
}

QList<RejectedHost> AnnouncedSearch::unjudged() const
{
    QList<RejectedHost> hosts;
    for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
        if (!source->known && !source->failure.isEmpty())
            hosts += {source.key(), 0, source->failure};
    }
    return hosts;
}

void AnnouncedSearch::take(const Announcement &announcement)
{
    if (!m_wanted(announcement.sender))
        return;
    if (!m_sources.contains(announcement.sender) && m_sources.size() >= mostSources)
        return;
    Question question{announcement, {}};
    for (const DriverInfo &driver : std::as_const(m_drivers)) {
        if (driver.udpPorts.contains(announcement.port))
            question.drivers += driver.driverType;
    }
    if (question.drivers.isEmpty())
        return;
    Source &source = m_sources[announcement.sender];
    if (source.known || source.asking || source.tries >= mostTries)
        return;
    ++source.tries;
    source.asking = true;
    m_waiting.enqueue(question);
    askMore();
}

void AnnouncedSearch::askMore()
{
    const QPointer self(this); // an answer that is there already may lead to our end
    while (self && !m_waiting.isEmpty() && m_asking < mostAsked) {
        ++m_asking;
        ask(m_waiting.dequeue());
    }
}

void AnnouncedSearch::ask(const Question &question)
{
    Question rest = question;
    const QString driverType = rest.drivers.takeFirst();
    DriverSession *session = m_directory.session(driverType);
    if (!session) {
        return answered(rest,
                        Error{Error::Kind::DriverFailed,
                              QStringLiteral("The driver \"%1\" cannot be used.").arg(driverType)},
                        driverType);
    }
    // The application is the context, since it outlives the answer: a continuation whose own context
    // is gone fails an assertion in Qt.
    session->recognise(question.announcement, recognitionTime)
        .then(qApp, [self = QPointer(this), rest, driverType](const Result<Identity> &identity) {
            if (self)
                self->answered(rest, identity, driverType);
        });
}

void AnnouncedSearch::answered(const Question &question, const Result<Identity> &identity,
                               const QString &driverType)
{
    const QHostAddress sender = question.announcement.sender;
    Source &source = m_sources[sender];
    if (!identity) {
        qCDebug(log, "%s does not recognise what %s announced on UDP port %d: %s",
                qUtf8Printable(driverType), qUtf8Printable(sender.toString()),
                question.announcement.port, qUtf8Printable(identity.error().detail));
        if (isFailure(identity.error().kind) && source.failure.isEmpty())
            source.failure = identity.error().detail;
        if (!question.drivers.isEmpty())
            return ask(question);
    }
    source.asking = false;
    source.known = identity.ok();
    --m_asking;
    QMetaObject::invokeMethod(this, &AnnouncedSearch::askMore, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &AnnouncedSearch::settled, Qt::QueuedConnection);
    if (identity)
        Q_EMIT found({QString(), {sender, 0}, driverType, *identity});
}

} // namespace coalface
