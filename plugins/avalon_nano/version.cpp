// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/version.h"

#include <minersdk/types.h>

#include <QRegularExpression>

#include <array>

namespace coalface::avalon_nano {

namespace {

// What may be shown is listed, so that a secret under a new name stays where it is.
constexpr std::array versionDetails = {
    Key("CGMiner"),      Key("API"),           Key("PROD"),      Key("MODEL"),
    Key("HWTYPE"),       Key("SWTYPE"),        Key("VERSION"),   Key("HVERSION"),
    Key("LVERSION"),     Key("BVERSION"),      Key("CGVERSION"), Key("MCUVERSION"),
    Key("HBMCUVERSION"), Key("FANMCUVERSION"), Key("LOADER"),    Key("STM8"),
};
constexpr std::array mmDetails = {
    Key("Ver"),     Key("LVer"),      Key("BVer"), Key("HVer"),    Key("HashMcu0Ver"),
    Key("Mcu0Ver"), Key("FanMcuVer"), Key("CPU"),  Key("FW"),      Key("BOOTBY"),
    Key("TA"),      Key("Core"),      Key("BIN"),  Key("MPO"),     Key("TarT"),
    Key("ADJ"),     Key("BAR"),       Key("PING"), Key("MEMFREE"), Key("Filter"),
};

const QRegularExpression &verForm()
{
    static const QRegularExpression form(QStringLiteral("^(.+)-(\\d+_[0-9a-fA-F]+.*)$"));
    return form;
}

bool isUsableId(const QString &id)
{
    return id.size() >= 8 && id.count(u'0') < id.size();
}

} // namespace

QString modelInVer(const QString &ver)
{
    return verForm().match(ver).captured(1);
}

Version versionOf(const QJsonObject &section)
{
    Version version;
    version.product = text(section, Key("PROD"), 64);
    version.model = text(section, Key("MODEL"), 32);
    version.firmware = text(section, Key("LVERSION"), 64);
    if (version.firmware.isEmpty())
        version.firmware = text(section, Key("VERSION"), 64);
    version.mac = normalisedMac(text(section, Key("MAC"), 32));
    if (const QString dna = text(section, Key("DNA"), 32).toLower(); isUsableId(dna))
        version.serial = dna;
    for (const Key key : versionDetails) {
        if (const QString value = text(section, key, 64); !value.isEmpty())
            version.details.insert(key, value);
    }
    return version;
}

QString serialOf(const MmString &mm)
{
    for (const Key key : {Key("HDNA"), Key("DNA")}) {
        if (const QString id = mm.text(key).toLower(); isUsableId(id))
            return id.left(32);
    }
    return {};
}

Version completed(Version version, const MmString &mm)
{
    const QString ver = mm.text(Key("Ver")).left(64);
    if (version.model.isEmpty())
        version.model = modelInVer(ver);
    if (version.firmware.isEmpty())
        version.firmware = verForm().match(ver).captured(2);
    if (version.serial.isEmpty())
        version.serial = serialOf(mm);
    for (const Key key : mmDetails) {
        if (const QString value = cleaned(mm.text(key), 64); !value.isEmpty())
            version.details.insert(key, value);
    }
    return version;
}

} // namespace coalface::avalon_nano
