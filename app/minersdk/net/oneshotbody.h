// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace coalface {

//! The body of a request that can be sent once only. Private to the SDK.
//! QNetworkAccessManager repeats a request by itself when the peer closes without answering, unless
//! it cannot rewind the body: hence a sequential device, for requests without a body, too.
class OneShotBody : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(const QByteArray &content, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    bool atEnd() const override { return bytesAvailable() == 0; }
    bool seek(qint64) override { return false; } // without the warning of the inherited one

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_content;
    qsizetype m_read = 0;
};

} // namespace coalface
