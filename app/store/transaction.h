// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace coalface {

class Connection;

//! A write: BEGIN IMMEDIATE, so that it never finds out at its end that another program wrote in
//! between. Rolls back when it goes out of scope without commit().
class Transaction
{
public:
    enum class Kind {
        Immediate,
        Deferred, //!< takes no lock before the first write, and none on an attached file that is only read
    };
    explicit Transaction(Connection &connection, Kind kind = Kind::Immediate);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    bool hasBegun() const { return m_open; } //!< false: see the connection's failure
    bool commit();

private:
    Connection &m_connection;
    bool m_open = false;
};

} // namespace coalface
