// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/control.h"

#include "simulator/engine.h"
#include "simulator/selection.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace coalface::simulator {

namespace {
QJsonObject failure(const QString &why)
{
    return {{QStringLiteral("ok"), false}, {QStringLiteral("error"), why}};
}

QStringList texts(const QJsonValue &list)
{
    QStringList out;
    for (const QJsonValue entry : list.toArray())
        out.append(entry.toString());
    return out;
}

QString selectionText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInt(-1)) : value.toString();
}
} // namespace

QJsonObject describe(Station &station)
{
    return {
        {QStringLiteral("device"), station.index()},
        {QStringLiteral("address"), station.place().address.toString()},
        {QStringLiteral("port"),
         station.place().port == 0 ? QJsonValue() : QJsonValue(station.place().port)},
        {QStringLiteral("family"), station.family()},
        {QStringLiteral("variant"), station.variant()},
        {QStringLiteral("model"), station.device().model()},
        {QStringLiteral("mac"), station.device().mac()},
    };
}

QByteArray Control::obey(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    const QJsonObject answer
        = document.isObject()
              ? obey(document.object())
              : failure(QStringLiteral("This is not a JSON object: %1.").arg(problem.errorString()));
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

QJsonObject Control::obey(const QJsonObject &command)
{
    for (const QString &what :
         {QStringLiteral("log"), QStringLiteral("clear_log"), QStringLiteral("stats")}) {
        if (!command.contains(what))
            continue;
        const int device = command.value(what).toInt(-1);
        if (device < 0 || device >= m_engine.count())
            return failure(QStringLiteral("There is no device %1.").arg(device));
        return report(what, device);
    }
    if (command.contains(u"advance")) {
        const double seconds = command.value(u"advance").toDouble(-1);
        if (seconds < 0 || seconds > 30 * 86400.0)
            return failure(QStringLiteral("\"advance\" takes 0 to 2592000 seconds."));
        m_engine.skip(qint64(seconds * 1000));
        return {{QStringLiteral("ok"), true}};
    }
    if (command.contains(u"devices"))
        return devices();
    if (command.contains(u"device"))
        return change(command);
    return failure(QStringLiteral("Unknown command. Commands are: device, devices, log, clear_log, "
                                  "stats, advance."));
}

QJsonObject Control::change(const QJsonObject &command)
{
    const QString text = selectionText(command.value(u"device"));
    const auto chosen = selectDevices(text, m_engine.count());
    if (!chosen)
        return failure(QStringLiteral("\"%1\" is none of the devices 0 to %2.")
                           .arg(text)
                           .arg(m_engine.count() - 1));
    for (const int index : *chosen) {
        const QString problem = apply(m_engine.station(index), command);
        if (!problem.isEmpty())
            return failure(problem);
    }
    return {{QStringLiteral("ok"), true}, {QStringLiteral("changed"), chosen->size()}};
}

QString Control::apply(Station &station, const QJsonObject &command) const
{
    for (auto it = command.begin(); it != command.end(); ++it) {
        const QString &key = it.key();
        const QJsonValue value = it.value();
        if (key == u"device")
            continue;
        if (key == u"fault") {
            const auto fault = faultFromName(value.toString());
            if (!fault)
                return QStringLiteral("Unknown fault. Faults are: %1.").arg(faultNames().join(u", "));
            station.setFault(*fault);
        } else if (key == u"latency" && value.isDouble() && value.toInt(-1) >= 0) {
            station.setLatency(value.toInt());
        } else if (key == u"naps" && value.isBool()) {
            station.setNaps(value.toBool());
        } else if (key == u"condition") {
            if (!station.device().setCondition(value.toString()))
                return QStringLiteral("Device %1 knows these conditions: %2.")
                    .arg(station.index())
                    .arg(station.device().conditions().join(u", "));
        } else if (key == u"set" && value.isObject()) {
            if (!station.device().setValues(value.toObject()))
                return QStringLiteral("Device %1 has no values to set.").arg(station.index());
        } else if (key == u"omit" && value.isArray()) {
            if (!station.device().omitValues(texts(value)))
                return QStringLiteral("Device %1 has no values to leave out.").arg(station.index());
        } else if (key == u"reset" && value.isArray()) {
            station.device().resetValues(texts(value));
        } else {
            return QStringLiteral(
                       "\"%1\" is unknown here or has a value of the wrong type. Known are: "
                       "fault, latency, naps, condition, set, omit, reset.")
                .arg(key);
        }
    }
    return {};
}

QJsonObject Control::report(const QString &what, int device)
{
    Station &station = m_engine.station(device);
    QJsonObject answer{{QStringLiteral("ok"), true}, {QStringLiteral("device"), device}};
    if (what == u"clear_log") {
        station.log().clear();
        return answer;
    }
    answer.insert(QStringLiteral("total"), station.log().total());
    if (what == u"stats") {
        answer.insert(QStringLiteral("listening"), station.listening());
        answer.insert(QStringLiteral("connections"), station.connections());
        answer.insert(QStringLiteral("most_in_flight"), station.mostInFlight());
        return answer;
    }
    QJsonArray requests;
    for (const SeenRequest &seen : station.log().latest())
        requests.append(seen.toJson());
    answer.insert(QStringLiteral("requests"), requests);
    return answer;
}

QJsonObject Control::devices() const
{
    QJsonArray list;
    for (int i = 0; i < m_engine.count(); ++i)
        list.append(describe(m_engine.station(i)));
    return {{QStringLiteral("ok"), true}, {QStringLiteral("devices"), list}};
}

} // namespace coalface::simulator
