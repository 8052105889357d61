// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/minersdk_export.h>

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace coalface {

//! Why something could not be done. `kind` decides what a person is told and what happens next;
//! `detail` is one English sentence for logs and details panes: what, which device, why.
//! It never contains a secret.
struct Error
{
    enum class Kind {
        //! no connection (refused, no route), one that the device closed without a word, or a fault that it reports of itself in
        //! place of an answer (HTTP 5xx)
        Unreachable,
        Timeout,      //!< the deadline passed
        Unauthorized, //!< the device wants a login, or refuses this client's address
        BadReply,     //!< the device answered, but not in the way its protocol says
        Unsupported,  //!< this device (or driver) cannot do that
        Rejected,     //!< the device, or a safety rule, refused; also "this is not one of mine"
        Aborted,      //!< cancelled by the caller
        DriverFailed, //!< the driver crashed, hung or broke the rules
        Internal,     //!< a fault of Coalface itself
    };

    Kind kind = Kind::Internal;
    QString detail;
    //! A request had left this computer when it failed, so the device may have acted on it. Set by the
    //! lent network clients, for drivers; it does not travel further than the driver.
    bool sent = false;

    friend bool operator==(const Error &, const Error &) = default;
};

//! The names used in JSON documents and between processes ("unreachable", "bad_reply", …).
MINERSDK_EXPORT QString errorKindName(Error::Kind kind);
//! The kind of that name, or nothing for a name that this version does not know.
MINERSDK_EXPORT std::optional<Error::Kind> errorKindFromName(const QString &name);

//! A value, or the reason why there is none.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    bool ok() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return ok(); }

    //! Only when ok().
    const T &value() const & { return std::get<T>(m_content); }
    T &&value() && { return std::get<T>(std::move(m_content)); }
    const T &operator*() const & { return value(); }
    const T *operator->() const { return &std::get<T>(m_content); }

    //! Only when not ok().
    const Error &error() const { return std::get<Error>(m_content); }

private:
    std::variant<T, Error> m_content;
};

//! The value of an operation that has nothing to say but that it succeeded.
using Done = std::monostate;

} // namespace coalface
