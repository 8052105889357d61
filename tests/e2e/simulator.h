// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>

//! A running coalface-sim on ports that the system chose, driven over its control lines. It ends with
//! this object, and by itself when the test dies.
class Simulator
{
public:
    struct Device
    {
        int index = 0;
        QString family;
        QString variant;
        QString mac; //!< empty where no device of its kind tells one
        QString address;
        quint16 port = 0; //!< 0: it only announces itself

        //! As a target or a MINER of the command line.
        QString place() const { return QStringLiteral("%1:%2").arg(address).arg(port); }
        bool isLookalike() const { return variant.startsWith(u"lookalike-"); }
    };

    ~Simulator();

    //! \a variants: of all families; all of them: "all". \a more: further options. False, with errorString(), if it
    //! does not come up.
    bool start(const QStringList &variants, int count = 1, const QStringList &more = {});
    QString errorString() const { return m_error; }

    const QList<Device> &devices() const { return m_devices; }
    const Device *at(quint16 port) const;
    //! Of those that can be asked.
    QStringList places() const;

    //! One control line; the empty object if it is refused or not answered.
    QJsonObject control(const QJsonObject &line);
    bool setFault(int device, const QString &fault);
    //! The requests that a device has seen since its log was cleared.
    QJsonArray requests(int device);
    int total(int device);
    void clearLogs();

private:
    bool readLine(QByteArray &line);

    QProcess m_process;
    QList<Device> m_devices;
    QString m_error;
};
