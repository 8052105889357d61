// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/announced.h>
#include <minersdk/driver.h>
#include <minersdk/testing/framing.h>
#include <minersdk/testing/verb.h>

#include <functional>
#include <memory>

namespace coalface::testing {

//! Plays one device in good order: a whole request in, the bytes of its reply out, after which the
//! connection is closed. An empty reply: closed without a word.
using Device = std::function<QByteArray(const QByteArray &request)>;

//! A driver and its device, as its test describes them to the contract (drivercontract.h).
struct Subject
{
    QString name; //!< told in the rows; needed only where a test has more than one subject

    std::function<std::unique_ptr<MinerDriver>()> driver;
    //! Makes a device in its first state; called for every trial. Empty: it only announces itself.
    std::function<Device()> device;
    Framing framing = httpFraming();
    //! Whether this request changes the device.
    std::function<bool(const QByteArray &request)> isWrite;

    //! What to ask for; the first state of the device must differ from it, so that a driver that only
    //! says it has been done can be told from one that has seen it.
    QString mode;
    PoolSettings pool; //!< with a password of six characters or more, which must never be told
    Credentials credentials; //!< handed to every job; values of six characters or more, likewise
    Credentials login;       //!< handed to login()

    QList<Verb> unsupported; //!< what this device cannot do
    QList<Verb> unconfirmed; //!< what it does without showing it: NotConfirmed is right for these

    //! Of a device that announces itself: one of its datagrams, given to the adapter before each call.
    QByteArray announcement;
    quint16 announcementPort = 0;
};

} // namespace coalface::testing
