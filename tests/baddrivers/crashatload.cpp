// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include <QObject>
#include <QtPlugin>

#include <cstdlib>

namespace {
//! Its metadata is good; loading it ends the host.
struct AtLoad
{
    AtLoad() { std::abort(); }
} atLoad;
} // namespace

class CrashAtLoad : public QObject
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.coalface.MinerDriver/1" FILE "crashatload.json")
};

#include "crashatload.moc"
