// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/mmstring.h"

#include <QMap>

namespace coalface::avalon_nano {

//! What a device says of itself in `version`, and, where that is silent, in its MM string.
struct Version
{
    QString product; //!< PROD: "Avalon Nano3s", "Avalonnano" (Nano 3), "AvalonMiner 15-194"
    QString model;   //!< MODEL, or the model in Ver[…]: "Nano3s", "nano3", "Mini3", "Q", "15-194"
    QString firmware; //!< "25021401_56abae7"
    QString mac;      //!< normalised; empty on the Nano 3, which does not say it
    QString serial;   //!< DNA; on the Nano 3 HDNA, its DNA being all zeros on every unit
    QMap<QString, QString> details; //!< the device's own names and words

    friend bool operator==(const Version &, const Version &) = default;
};

//! From the section VERSION; unknown keys are left alone.
Version versionOf(const QJsonObject &section);
//! The same with what only the MM string says: model and firmware where VERSION has none, the serial.
Version completed(Version version, const MmString &mm);
//! As in Version::serial; empty: it tells none.
QString serialOf(const MmString &mm);

//! The model in "Nano3s-25021401_56abae7" or "15-194-24102401_ab12": everything up to the last '-' that
//! a firmware follows. Empty when it is of another form.
QString modelInVer(const QString &ver);

} // namespace coalface::avalon_nano
