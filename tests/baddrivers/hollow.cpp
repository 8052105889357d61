// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include <QObject>
#include <QtPlugin>

//! Its metadata is good, but there is no driver in it.
class Hollow : public QObject
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.coalface.MinerDriver/1" FILE "hollow.json")
};

#include "hollow.moc"
