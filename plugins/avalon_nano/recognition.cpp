// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "avalon_nano/recognition.h"

#include <QJsonDocument>

#include <array>

namespace coalface::avalon_nano {

namespace {

struct Make
{
    const char *word; //!< in the keys and words of its answer to `version`
    const char *name;
};

constexpr std::array makes = {
    Make{"antminer", "an Antminer"},
    Make{"bmminer", "an Antminer"},
    Make{"whatsminer", "a Whatsminer"},
    Make{"btminer", "a Whatsminer"},
    Make{"vnish", "a miner with Vnish"},
    Make{"luxminer", "a miner with LuxOS"},
    Make{"bosminer", "a miner with Braiins OS"},
    Make{"innominer", "an Innosilicon miner"},
};

QString makeOf(const Reply &version)
{
    const QString words = QString::fromUtf8(
                              QJsonDocument(version.content).toJson(QJsonDocument::Compact))
                              .left(8192)
                              .toLower();
    for (const Make &make : makes) {
        if (words.contains(QLatin1String(make.word)))
            return QString::fromLatin1(make.name);
    }
    return {};
}

} // namespace

Kinship kinshipOf(const Reply &version)
{
    const QJsonObject section = version.first(Key("VERSION"));
    if (text(section, Key("PROD")).startsWith(u"Avalon", Qt::CaseInsensitive))
        return Kinship::Avalon;
    // Without a section it does not know the command that every Avalon knows.
    if (section.isEmpty() || !version.succeeded() || !makeOf(version).isEmpty())
        return Kinship::Foreign;
    return Kinship::Unsaid;
}

Error whyForeign(const Reply &version)
{
    if (const QString make = makeOf(version); !make.isEmpty()) {
        return {Error::Kind::Rejected,
                QStringLiteral("It answers in cgminer's manner but is %1, not an Avalon: its own "
                               "driver is needed.")
                    .arg(make)};
    }
    if (version.first(Key("VERSION")).isEmpty()) {
        return {Error::Kind::Rejected,
                QStringLiteral("It answers in cgminer's manner but does not tell a version as an "
                               "Avalon does: another kind of miner.")};
    }
    return {Error::Kind::Rejected,
            QStringLiteral(
                "It answers in cgminer's manner but says nowhere that it is an Avalon (no "
                "product name, no MM string): another kind of miner.")};
}

} // namespace coalface::avalon_nano
