// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace coalface {

//! One window per folder of data: the first start owns it, a second one tells the first to come to the
//! front and ends.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);

    //! True: this is the first. False: another one runs; it has been told.
    bool claim();

Q_SIGNALS:
    //! Another start of the program wants the window to be seen.
    void raiseRequested();

private:
    void tellOther() const;
    QString m_name;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace coalface
