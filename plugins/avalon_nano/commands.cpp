// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/commands.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace coalface::avalon_nano {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray set(const QString &option)
{
    return command(QLatin1String("ascset"), QStringLiteral("0,") + option);
}

} // namespace

QByteArray command(QLatin1String name)
{
    return compact({{QStringLiteral("command"), QString(name)}});
}

QByteArray command(QLatin1String name, const QString &parameter)
{
    return compact(
        {{QStringLiteral("command"), QString(name)}, {QStringLiteral("parameter"), parameter}});
}

QByteArray helpRequest()
{
    return set(QStringLiteral("help"));
}

QByteArray checkRequest(QLatin1String name)
{
    return command(QLatin1String("check"), name);
}

QByteArray modeRequest(const Model &model, int value)
{
    return set(QStringLiteral("%1,set,%2").arg(QLatin1String(model.modeOption)).arg(value));
}

QByteArray restartRequest(const Model &model)
{
    return set(QStringLiteral("reboot,%1").arg(QLatin1String(model.rebootValue)));
}

QByteArray standbyRequest(bool on, qint64 at)
{
    return set(
        QStringLiteral("%1,1:%2").arg(on ? QLatin1String("softoff") : QLatin1String("softon")).arg(at));
}

QByteArray lightRequest(const QString &setting)
{
    return set(QStringLiteral("ledset,") + setting);
}

QSet<QString> optionsIn(const QString &message)
{
    QSet<QString> options;
    const QString list = message.mid(message.lastIndexOf(u": ") + 1).trimmed();
    for (const QString &option : list.split(u'|', Qt::SkipEmptyParts)) {
        if (const QString name = option.trimmed().toLower(); !name.isEmpty() && name.size() <= 32)
            options.insert(name.section(u',', 0, 0));
    }
    return options;
}

} // namespace coalface::avalon_nano
