// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expectedfind.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

//! By the part of the variant's name before the first dash.
const QHash<QString, QString> models{
    {u"gamma601"_s, u"Bitaxe Gamma 601"_s},
    {u"gamma602"_s, u"Bitaxe Gamma 602"_s},
    {u"ultra"_s, u"Bitaxe, unknown board"_s}, // 2.0.0 tells no board
    {u"ultra204"_s, u"Bitaxe Ultra 204"_s},
    {u"ultra207"_s, u"Bitaxe Ultra 207"_s},
    {u"hex302"_s, u"Bitaxe Hex 302"_s},
    {u"hex303"_s, u"Bitaxe Hex 303"_s},
    {u"supra401"_s, u"Bitaxe Supra 401"_s},
    {u"supra402"_s, u"Bitaxe Supra 402"_s},
    {u"suprahex701"_s, u"Bitaxe SupraHex 701"_s},
    {u"gammaduo650"_s, u"Bitaxe GammaDuo 650"_s},
    {u"gammaturbo801"_s, u"Bitaxe GammaTurbo 801"_s},
    {u"max102"_s, u"Bitaxe Max 102"_s},
    {u"max22"_s, u"Bitaxe Max 2.2"_s},
    {u"nerdqaxeplusplus"_s, u"NerdQAxe++"_s},
    {u"nerdqaxeplus"_s, u"NerdQAxe+"_s},
    {u"nerdaxe"_s, u"NerdAxe"_s},
    {u"nerdaxegamma"_s, u"NerdAxeGamma"_s},
    {u"nerdoctaxeplus"_s, u"NerdOCTAXE+"_s},
    {u"nerdoctaxegamma"_s, u"NerdOCTAXE-γ"_s},
    {u"nerdoctaxegammaold"_s, u"NerdOCTAXE-γ"_s},
    {u"nerdhaxegamma"_s, u"NerdHaxe-γ"_s},
    {u"nerdeko"_s, u"NerdEKO"_s},
    {u"nerdqx"_s, u"NerdQX"_s},
    {u"nerdqxdegraded"_s, u"NerdQX"_s},
    {u"q1370"_s, u"Q1370"_s},
    {u"nano3"_s, u"Avalon Nano 3"_s},
    {u"nano3s"_s, u"Avalon Nano 3S"_s},
    {u"mini3"_s, u"Avalon Mini 3"_s},
    {u"q"_s, u"Avalon Q"_s},
    {u"a15"_s, u"AvalonMiner 15-194"_s},
};

//! The firmware of an Avalon ends with a revision that the variant's name leaves out.
const QHash<QString, QString> revisions{
    {u"nano3-24071801"_s, u"24071801_42c628d"_s},  {u"nano3-nomodel"_s, u"24071801_42c628d"_s},
    {u"nano3s-25021401"_s, u"25021401_56abae7"_s}, {u"mini3-25011701"_s, u"25011701_3f53b19"_s},
    {u"q-25052801"_s, u"25052801_14a19a2"_s},      {u"a15-24102401"_s, u"24102401_25462b2"_s},
};

//! The first generation says which board it is, the second does not.
const QHash<QString, QString> announcingModels{
    {u"nmlotto-v0.3.01"_s, u"NMMiner NMLotto"_s},
    {u"esp32c3-v1.5.01"_s, u"NMMiner ESP32-C3"_s},
    {u"cyd28-v1.7.06"_s, u"NMMiner cyd 2.8"_s},
    {u"cyd28-v1.8.10"_s, u"NMMiner cyd 2.8"_s},
};
const QHash<QString, QString> webFirmwares{
    {u"cyd28-v2.0.04"_s, u"v2.0.04"_s},
    {u"cyd28-v2.0.02"_s, u"v2.0.02"_s},
    {u"esp32s3-v2.1.0"_s, u"2.1.0"_s},
    {u"esp32c3-v2.1.0"_s, u"2.1.0"_s},
};

//! AxeOS tells its MAC from 2.3.0 on, NerdOS from 1.0.30 on.
const QStringList withoutMac{
    u"ultra-v2.0.0"_s,         u"ultra204-v2.1.10"_s,     u"hex302-v2.0.7"_s,
    u"nerdqaxeplus-v1.0.29"_s, u"nerdqaxeplus-v1.0.26"_s, u"nerdqaxeplus-v1.0.25"_s,
    u"nerdqaxeplus-v1.0.20"_s, u"nerdqaxeplus-v1.0.15"_s, u"nerdqaxeplus-v1.0.14"_s,
    u"nerdqaxeplus-v1.0.4"_s,
};
//! NerdOS before 1.0.15 does not say its model.
const QStringList withoutModel{u"nerdqaxeplus-v1.0.14"_s, u"nerdqaxeplus-v1.0.4"_s};

const QHash<QString, QString> rejections{
    {u"lookalike-antminer"_s, u"is an Antminer"_s},
    {u"lookalike-whatsminer"_s, u"is a Whatsminer"_s},
    {u"lookalike-cgminer"_s, u"says nowhere that it is an Avalon"_s},
    {u"lookalike-huebridge"_s, u"Hue bridge"_s},
    {u"lookalike-nmaxe"_s, u"An NMAxe"_s},
    {u"lookalike-nmaxe2"_s, u"An NMAxe"_s},
    {u"lookalike-nmaxe-503"_s, u"HTTP 503"_s},
    {u"lookalike-bitforge"_s, u"A BitForge"_s},
    {u"lookalike-luckyminer"_s, u"A Lucky Miner"_s},
    {u"lookalike-web"_s, u"a web page"_s},
    {u"lookalike-tnaos"_s, u"Antminer with TNA-OS"_s},
    {u"lookalike-otherchip"_s, u"NerdSomething"_s},
};

} // namespace

ExpectedFind::ExpectedFind(const Simulator::Device &device)
    : rejection(rejections.value(device.variant))
{
    const QString &variant = device.variant;
    if (variant == u"lookalike-nerdqaxe") { // to the Bitaxe's driver; it is the other's miner
        driver = u"nerdqaxe"_s;
        model = u"NerdQAxe++"_s;
        firmware = u"v1.0.34"_s;
        mac = u"02:4e:51:00:00:01"_s;
        return;
    }
    if (variant == u"lookalike-axeos") { // and the other way round
        driver = u"bitaxe"_s;
        model = u"Bitaxe Gamma 601"_s;
        firmware = u"v2.12.2"_s;
        mac = u"02:b1:7a:00:00:01"_s;
        return;
    }
    if (device.isLookalike())
        return;
    driver = device.family;
    if (device.family == u"nmminer") {
        announced = announcingModels.contains(variant);
        model = announced ? announcingModels.value(variant) : u"NMMiner"_s;
        firmware = announced ? variant.section(u'-', 1) : webFirmwares.value(variant);
        return;
    }
    mac = withoutMac.contains(variant) ? QString() : device.mac;
    model = models.value(variant.section(u'-', 0, 0), u"not in the table"_s);
    firmware = revisions.value(variant, variant.section(u'-', 1));
    firmware.remove(QRegularExpression(u"-otp$"_s));
    if (withoutModel.contains(variant))
        model = u"NerdQAxe, unknown board"_s;
}

QString ExpectedFind::whatIsWrongWith(const QJsonObject &found, quint16 port) const
{
    const QList<std::tuple<QString, QJsonValue, QJsonValue>> facts{
        {u"driver_type"_s, found.value(u"driver_type"), driver},
        {u"model"_s, found.value(u"model"), model},
        {u"firmware"_s, found.value(u"firmware"), firmware},
        {u"mac"_s, found.value(u"mac"), mac.isEmpty() ? QJsonValue() : QJsonValue(mac)},
        {u"port"_s, found.value(u"port"), announced ? QJsonValue() : QJsonValue(port)},
    };
    for (const auto &[key, told, wanted] : facts) {
        if (told != wanted) {
            return u"%1 %2 (%3): %4 is \"%5\", not \"%6\""_s.arg(driver, model, firmware, key,
                                                                 told.toVariant().toString(),
                                                                 wanted.toVariant().toString());
        }
    }
    // Where there is no MAC these tell another number of their own.
    if (driver == u"avalon_nano" && found.value(u"serial").toString().size() != 16)
        return u"%1 tells no serial number"_s.arg(model);
    return {};
}
