// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <minersdk/result.h>

#include <QList>
#include <QString>

#include <optional>

namespace coalface {

//! How a call to a driver ended, by whose doing. Only Protocol and Driver are the driver's fault.
enum class CallClass {
    Ok,          //!< answered as it should be
    Unreachable, //!< the device, or the way to it: no connection, silence until it closes or the deadline, a fault of its own
    Auth,        //!< the device wants a login
    Busy,        //!< the device or a rule declined: not now, not this, or it cannot do that
    Protocol,    //!< the driver understood nothing of what the device said
    Driver,      //!< the driver, or its host, crashed, hung, broke the rules or failed inside
};

const QList<CallClass> &allCallClasses();   //!< in their order
QString callClassName(CallClass callClass); //!< "ok", "unreachable", … as in documents

//! The one place that decides what an answered call counts as; everything that judges a driver by its calls
//! (counts, the watch over a version on trial) goes by it. `op` is the verb ("readTelemetry", …), `error` empty
//! when there was none.
//!
//! | Error                | class       | why |
//! |----------------------|-------------|-----|
//! | none                 | Ok          | |
//! | Unreachable, Timeout | Unreachable | a driver that is silent itself is not told from a silent device |
//! | Unauthorized         | Auth        | |
//! | Rejected, Unsupported| Busy        | of probe and recognise: Ok, "none of mine" is what was asked; Unsupported of readHistory: Ok, "it records nothing" |
//! | BadReply             | Protocol    | of probe and recognise: Ok, anything may stand at that address |
//! | DriverFailed, Internal | Driver    | |
//! | Aborted              | none        | the caller gave up: it says nothing about anybody |
std::optional<CallClass> callClassOf(const QString &op, std::optional<Error::Kind> error);

//! Whether it counts against the version of the driver.
bool isDriversFault(CallClass callClass);

} // namespace coalface
