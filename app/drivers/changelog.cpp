// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/changelog.h"

#include "drivers/semver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace coalface {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostEntries = 100;
constexpr qsizetype mostLanguages = 20;
constexpr qsizetype longestText = 2000;

//! What is wrong with the texts; empty: nothing.
QString readTexts(const QJsonObject &texts, DriverNews &news)
{
    static const QRegularExpression language(uR"(\A[a-z]{2,3}(_[A-Z]{2})?\z)"_s);
    if (!texts.contains(u"en"_s) || texts.size() > mostLanguages)
        return u"has no \"text\" like {\"en\": \"…\"}, or one in more than %1 languages"_s.arg(
            mostLanguages);
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        const QString text = it.value().toString().trimmed();
        if (!language.match(it.key()).hasMatch())
            return u"has a text in \"%1\", which is no language like \"de\""_s.arg(it.key().left(20));
        if (text.isEmpty() || text.size() > longestText)
            return u"has a text in \"%1\" that is empty or has more than %2 characters"_s
                .arg(it.key())
                .arg(longestText);
        news.text.insert(it.key(), text);
    }
    return {};
}

QString readNews(const QJsonObject &entry, DriverNews &news)
{
    news.version = entry.value(u"version").toString();
    news.date = QDate::fromString(entry.value(u"date").toString(), Qt::ISODate);
    if (!SemVer::parse(news.version))
        return u"has no \"version\" like 1.2.3"_s;
    if (!news.date.isValid())
        return u"has no \"date\" like 2026-01-31"_s;
    return readTexts(entry.value(u"text").toObject(), news);
}

} // namespace

Result<DriverChangelog> changelogFrom(const QJsonValue &value)
{
    const auto wrong = [](const QString &what) { return Error{Error::Kind::Rejected, what}; };
    if (value.isUndefined())
        return DriverChangelog();
    const QJsonArray entries = value.toArray();
    if (!value.isArray() || entries.size() > mostEntries)
        return wrong(u"its changelog is no list of at most %1 entries"_s.arg(mostEntries));
    DriverChangelog changelog;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        DriverNews news;
        if (const QString problem = readNews(entries[i].toObject(), news); !problem.isEmpty())
            return wrong(u"entry %1 of its changelog %2"_s.arg(i + 1).arg(problem));
        changelog.append(news);
    }
    return changelog;
}

DriverChangelog newsSince(const DriverChangelog &changelog, const QString &from)
{
    const std::optional<SemVer> before = SemVer::parse(from);
    DriverChangelog since;
    for (const DriverNews &news : changelog) {
        const std::optional<SemVer> version = SemVer::parse(news.version);
        if (version && (!before || *before < *version))
            since.append(news);
    }
    return since;
}

} // namespace coalface
