// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include <QObject>
#include <QtPlugin>

#include <cstdlib>

namespace {
//! Ends whoever loads it: only its metadata may be read.
struct AtLoad
{
    AtLoad() { std::abort(); }
} atLoad;
} // namespace

class OtherMajor : public QObject
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.coalface.MinerDriver/2" FILE "othermajor.json")
};

#include "othermajor.moc"
