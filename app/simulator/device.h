// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/httpanswer.h"
#include "simulator/httprequest.h"

#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace coalface::simulator {

//! One door of a device to the network. The engine builds the server; the device answers.
struct Service
{
    enum class Kind {
        Http,
        Lines, //!< one request and one reply per connection, one caller at a time
    };

    Kind kind = Kind::Http;
    quint16 port = 80; //!< the port the real device uses
    int maxConnections = 7;
    bool closesOldest = false; //!< when full: drops its oldest connection instead of making callers wait
    int silence = 10'000; //!< Lines: ms for which a caller that sends nothing keeps the others waiting
};

//! A datagram that a device sends to everybody, again and again.
struct Broadcast
{
    quint16 port = 0;    //!< UDP, to which it is sent
    int interval = 5000; //!< ms
};

//! A simulated device: state that moves with the engine's clock, and answers. It knows no sockets.
//! Times are milliseconds of the engine's clock. Lives on the engine's thread.
class Device
{
public:
    virtual ~Device() = default;

    virtual QString model() const = 0; //!< for people, e.g. in lists
    virtual QString mac() const = 0;   //!< empty where it has none
    virtual QList<Service> services() const = 0;
    //! With broadcasts and no services it can only be heard.
    virtual QList<Broadcast> broadcasts() const { return {}; }

    //! Where the device has been put; some report it.
    virtual void setAddress(const QHostAddress &address) { Q_UNUSED(address) }
    //! Moves on to that moment. Never called with an earlier one.
    virtual void advanceTo(qint64 now) = 0;
    //! False while it starts: its doors are shut.
    virtual bool reachable() const { return true; }
    //! When reachable() will change by itself, if it will.
    virtual std::optional<qint64> nextChange() const { return {}; }

    virtual HttpAnswer handle(const HttpRequest &request) = 0;
    //! What it broadcasts to that port now; empty = nothing this time.
    virtual QByteArray datagram(quint16 port)
    {
        Q_UNUSED(port)
        return {};
    }
    //! For Lines: the reply with its terminator; empty = closes without an answer.
    virtual QByteArray answerLine(const QByteArray &request)
    {
        Q_UNUSED(request)
        return {};
    }

    //! Conditions that a demonstration or a test may put it into ("normal", "hot", …).
    virtual QStringList conditions() const { return {QStringLiteral("normal")}; }
    virtual bool setCondition(const QString &condition) { return condition == u"normal"; }

    //! Fixes keys of the main reply to values (any JSON, also null) until reset.
    virtual bool setValues(const QJsonObject &values) { return values.isEmpty(); }
    //! Leaves keys out of the main reply.
    virtual bool omitValues(const QStringList &keys) { return keys.isEmpty(); }
    //! Undoes setValues and omitValues for these keys; for all where the list is empty.
    virtual void resetValues(const QStringList &keys) { Q_UNUSED(keys) }
};

} // namespace coalface::simulator
