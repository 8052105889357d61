// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "wire/frame.h"

#include "wire/protocol.h"

#include <QCborStreamReader>
#include <QCborValue>
#include <QtEndian>

namespace coalface::wire {

namespace {
constexpr qsizetype lengthSize = 4;
}

Result<QByteArray> frameOf(const QCborMap &message)
{
    const QByteArray body = message.toCborValue().toCbor();
    if (body.size() > maximumFrameSize) {
        return Error{Error::Kind::Rejected,
                     QStringLiteral("A message of %1 bytes is larger than the limit of %2 bytes.")
                         .arg(body.size())
                         .arg(maximumFrameSize)};
    }
    QByteArray frame(lengthSize, Qt::Uninitialized);
    qToLittleEndian(quint32(body.size()), frame.data());
    return frame + body;
}

std::optional<QCborMap> FrameReader::next()
{
    if (!m_failure.isEmpty())
        return {};
    const qsizetype available = m_bytes.size() - m_read;
    if (available < lengthSize)
        return {};
    const auto length = qFromLittleEndian<quint32>(m_bytes.constData() + m_read);
    if (length > quint32(maximumFrameSize)) {
        m_failure = QStringLiteral("it announced a message of %1 bytes; the limit is %2 bytes")
                        .arg(length)
                        .arg(maximumFrameSize);
        return {};
    }
    if (available - lengthSize < qsizetype(length))
        return {};

    QCborStreamReader reader(m_bytes.constData() + m_read + lengthSize, qsizetype(length));
    const QCborValue value = QCborValue::fromCbor(reader);
    if (reader.lastError() != QCborError::NoError || !value.isMap()
        || reader.currentOffset() != qint64(length)) {
        m_failure = QStringLiteral("it sent something that is no message");
        return {};
    }
    m_read += lengthSize + qsizetype(length);
    if (m_read == m_bytes.size()) {
        m_bytes.clear();
        m_read = 0;
    } else if (m_read > maximumFrameSize) {
        m_bytes.remove(0, m_read);
        m_read = 0;
    }
    return value.toMap();
}

} // namespace coalface::wire
