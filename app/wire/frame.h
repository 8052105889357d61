// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/result.h>

#include <QByteArray>
#include <QCborMap>

#include <optional>

namespace coalface::wire {

//! A message as bytes: its length (u32, little endian), then one CBOR map. Rejected when it is larger
//! than maximumFrameSize.
Result<QByteArray> frameOf(const QCborMap &message);

//! Bytes as messages, in whatever pieces they come.
class FrameReader
{
public:
    void append(const QByteArray &bytes) { m_bytes += bytes; }
    //! The next complete message; nothing while more bytes are needed or after a failure.
    std::optional<QCborMap> next();
    //! Why the bytes are no messages; empty: they are. Final.
    const QString &failure() const { return m_failure; }

private:
    QByteArray m_bytes;
    qsizetype m_read = 0; //!< bytes at the front that are done with
    QString m_failure;
};

} // namespace coalface::wire
