// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/simulated/linerequest.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace coalface::simulator::avalon_nano {

LineRequest LineRequest::parse(const QByteArray &bytes)
{
    LineRequest request;
    if (!bytes.startsWith('{')) {
        const qsizetype bar = bytes.indexOf('|');
        request.command = bar < 0 ? bytes : bytes.left(bar);
        if (bar >= 0)
            request.parameter = bytes.mid(bar + 1);
        return request;
    }
    request.isJson = true;
    const QJsonDocument document = QJsonDocument::fromJson(
        bytes); // a NUL behind the object is garbage to it
    const QJsonValue command = document.object().value(u"command");
    const QJsonValue parameter = document.object().value(u"parameter");
    request.problem = !document.isObject() ? 23 : !command.isString() ? 24 : 0;
    request.command = command.toString().toUtf8();
    if (parameter.isString())
        request.parameter = parameter.toString().toUtf8();
    else if (parameter.isDouble())
        request.parameter = QByteArray::number(parameter.toDouble(), 'g', 12);
    return request;
}

} // namespace coalface::simulator::avalon_nano
