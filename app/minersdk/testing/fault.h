// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/testing/framing.h>

#include <QList>
#include <QString>

#include <functional>

namespace coalface::testing {

//! One way in which a device, or something else at its address, can misbehave.
struct Fault
{
    enum class Manner {
        Answers,          //!< with what `alter` makes of the good reply, then closes
        Refuses,          //!< does not listen
        ClosesAtOnce,     //!< takes the connection and closes it before the request
        ClosesUnanswered, //!< takes the request and closes
        InPieces,         //!< the good reply, bit by bit
        Endless,          //!< a reply that never ends, as fast as it is read
        Drips,            //!< a reply that never ends, a byte now and then
        Silent,           //!< takes the request and keeps the connection
    };
    using Alter = std::function<QByteArray(const Framing &framing, const QByteArray &request,
                                           const QByteArray &reply)>;

    QString name;
    Manner manner = Manner::Answers;
    Alter alter = {};
    bool httpOnly = false;
    bool readable = false; //!< a driver may still find a value in the reply

    //! False: the device is in good order.
    bool exists() const { return manner != Manner::Answers || alter; }
    //! Whether a driver can know before its deadline that nothing more will come.
    bool endsByItself() const { return manner != Manner::Drips && manner != Manner::Silent; }
};

Fault noFault();
//! Takes the request and never answers.
Fault silence();
//! Every kind of misbehaviour that the contract knows.
QList<Fault> allFaults();
Fault faultNamed(const QString &name);

//! Where the redirects of allFaults() lead to.
inline constexpr char redirectTarget[] = "/contract-redirect-target";

} // namespace coalface::testing
