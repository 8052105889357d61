// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace coalface::simulator {

class Engine;
class Station;

//! Commands to the running simulator, one JSON object per line, one line of JSON as the answer. The
//! commands are in README.md.
class Control
{
public:
    explicit Control(Engine &engine) : m_engine(engine) {}

    //! Does what the line says. Answers {"ok":true,…} or {"ok":false,"error":"…"}, without a line end.
    QByteArray obey(const QByteArray &line);

private:
    QJsonObject obey(const QJsonObject &command);
    QJsonObject change(const QJsonObject &command);
    QString apply(Station &station, const QJsonObject &command) const;
    QJsonObject report(const QString &what, int device);
    QJsonObject devices() const;

    Engine &m_engine;
};

//! One device as the program prints it: index, address, port, family, variant, model, mac.
QJsonObject describe(Station &station);

} // namespace coalface::simulator
