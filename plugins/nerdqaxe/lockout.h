// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>

#include <QByteArray>
#include <QDeadlineTimer>
#include <QList>
#include <QString>

#include <optional>

namespace coalface::nerdqaxe {

//! Keeps one device from being locked for everybody: five refused codes or sessions within 60 s lock all
//! writes for 5 minutes. It remembers what this device refused and says no, before anything is sent, to
//! the same session again, while the device is locked, and after three failures within a minute, so that
//! two are left for the owner.
class LockOut
{
public:
    //! Why nothing must be sent with this session now (Unauthorized); nothing if it may.
    std::optional<Error> whyNotNow(const QByteArray &session) const;

    //! The device refused this session, or a code (then empty). Kept as a hash.
    void noteRefused(const QByteArray &session);
    //! The device said that it is locked.
    void noteBlocked();

private:
    QList<QDeadlineTimer> m_failures; //!< each expires when the device has forgotten it
    QDeadlineTimer m_blocked{0};
    QByteArray m_refused;
};

} // namespace coalface::nerdqaxe
