// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/reading/jsondocument.h"

namespace coalface::reading {

QJsonDocument jsonDocument(const QByteArray &text, QJsonParseError *error)
{
    QJsonDocument document = QJsonDocument::fromJson(text, error);
    if (error->error == QJsonParseError::IllegalUTF8String)
        document = QJsonDocument::fromJson(QString::fromUtf8(text).toUtf8(), error);
    return document;
}

} // namespace coalface::reading
