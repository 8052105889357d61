// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/net/oneshotbody.h"

#include <cstring>

namespace coalface {

OneShotBody::OneShotBody(const QByteArray &content, QObject *parent)
    : QIODevice(parent), m_content(content)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_content.size() - m_read;
}

qint64 OneShotBody::readData(char *data, qint64 maximum)
{
    const qint64 size = qMin(maximum, bytesAvailable());
    if (size == 0)
        return -1;
    std::memcpy(data, m_content.constData() + m_read, size_t(size));
    m_read += size;
    return size;
}

} // namespace coalface
