// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertsettings.h"

#include "core/settings/changelock.h"
#include "core/settings/filetext.h"
#include "core/settings/savefile.h"
#include "core/settings/setaside.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace coalface {

namespace {
using namespace std::chrono_literals;

constexpr qint64 greatestAlertsFile = 1024 * 1024;
constexpr int alertsFormat = 1;

QString mutesKey()
{
    return QStringLiteral("mutes");
}

Result<QJsonObject> alertsObject(const QByteArray &content)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (document.isObject())
        return document.object();
    return Error{Error::Kind::Rejected, error.error == QJsonParseError::NoError
                                            ? FileText::tr("it is no JSON object")
                                            : error.errorString()};
}

bool isOfNewerProgram(const QByteArray &content)
{
    const Result<QJsonObject> root = alertsObject(content);
    return root && root->value(QStringLiteral("format")).toDouble() > alertsFormat;
}

QString clauses(const QStringList &wrong)
{
    return wrong.join(QStringLiteral("; "));
}

//! What goes on where something is wrong with a person's file.
enum class Use { Defaults, Former, Rest };

//! %1: the file, %2: what is wrong with it, %3: where it is kept.
QString asideText(Use use)
{
    switch (use) {
    case Use::Defaults:
        break;
    case Use::Former:
        return FileText::tr("The alert rules in \"%1\" could not be used: %2. The file was kept as "
                            "\"%3\"; what was set before goes on.");
    case Use::Rest:
        return FileText::tr("Not all of the alert rules in \"%1\" could be used: %2. The file was "
                            "kept as \"%3\"; what else was in it is used.");
    }
    return FileText::tr("The alert rules in \"%1\" could not be used: %2. The file was kept as "
                        "\"%3\"; the rules that come with Coalface are used.");
}

} // namespace

AlertSettings::AlertSettings(const QString &file, const QString &defaults, QObject *parent)
    : QObject(parent), m_file(file)
{
    readDefaults(defaults);
    m_rules = m_defaults;
    readAndMend();
    m_runs = true;
    connect(&m_look, &QTimer::timeout, this, &AlertSettings::look);
    m_look.start(1s);
}

void AlertSettings::readDefaults(const QString &file)
{
    QFile bundled(file);
    const bool isOpen = bundled.open(QIODevice::ReadOnly);
    const Result<QJsonObject> root = alertsObject(isOpen ? bundled.read(greatestAlertsFile)
                                                         : QByteArray());
    const QString shown = QDir::toNativeSeparators(file);
    if (!root) {
        m_defaultsProblem = FileText::tr(
                                "The alert rules that come with Coalface (\"%1\") could not be "
                                "used: %2. Install it again.")
                                .arg(shown, isOpen ? root.error().detail : bundled.errorString());
    } else {
        const ReadAlertRules read = alertRulesFromJson(*root, {});
        m_defaults = read.rules;
        if (const QStringList wrong = read.unused + missingInAlertRules(*root); !wrong.isEmpty()) {
            m_defaultsProblem = FileText::tr(
                                    "Not all of the alert rules that come with Coalface (\"%1\") "
                                    "can be used: %2. Install it again.")
                                    .arg(shown, clauses(wrong));
        }
    }
    m_problem = m_defaultsProblem;
}

Result<Done> AlertSettings::setRules(const AlertRules &rules)
{
    return change([&](AlertRules &kept, Mutes &) { kept = rules; });
}

std::optional<QDateTime> AlertSettings::mutedUntil(qint64 miner, const QDateTime &now) const
{
    const auto found = m_mutes.constFind(miner);
    if (found == m_mutes.constEnd() || (found->isValid() && *found <= now))
        return std::nullopt;
    return *found;
}

bool AlertSettings::isMuted(qint64 miner, const QDateTime &now) const
{
    return mutedUntil(miner, now).has_value();
}

Result<Done> AlertSettings::mute(const QList<qint64> &miners, const QDateTime &until)
{
    return change([&](AlertRules &, Mutes &mutes) {
        for (const qint64 miner : miners)
            mutes.insert(miner, until);
    });
}

Result<Done> AlertSettings::unmute(const QList<qint64> &miners)
{
    return change([&](AlertRules &, Mutes &mutes) {
        for (const qint64 miner : miners)
            mutes.remove(miner);
    });
}

Result<Done> AlertSettings::change(const std::function<void(AlertRules &, Mutes &)> &what)
{
    ChangeLock lock(m_file);
    if (const Result<Done> taken = lock.take(); !taken)
        return taken;
    const Found found = read(); // another program may have changed it
    if (!m_readable)
        return Error{Error::Kind::Internal, m_problem};
    AlertRules rules = m_rules;
    Mutes mutes = m_mutes;
    what(rules, mutes);
    if (found == Found::AsItShould && rules == m_rules && mutes == m_mutes)
        return Done();
    if (const Result<Done> saved = save(rules, mutes); !saved)
        return saved;
    read();
    return Done();
}

Result<Done> AlertSettings::save(const AlertRules &rules, const Mutes &mutes) const
{
    QJsonObject root = alertRulesToJson(rules, m_defaults);
    QJsonObject muted;
    for (auto it = mutes.constBegin(); it != mutes.constEnd(); ++it)
        muted.insert(QStringLiteral("m%1").arg(it.key()),
                     it->isValid() ? QJsonValue(it->toUTC().toString(Qt::ISODate)) : QJsonValue());
    if (!muted.isEmpty())
        root.insert(mutesKey(), muted);
    root.insert(QStringLiteral("format"), alertsFormat);
    return saveFile(m_file, QJsonDocument(root).toJson());
}

void AlertSettings::noteFile()
{
    const QFileInfo info(m_file);
    m_size = info.exists() ? info.size() : 0;
    m_modified = info.lastModified();
}

void AlertSettings::look()
{
    const QFileInfo info(m_file);
    const qint64 size = info.exists() ? info.size() : 0;
    if (size != m_size || info.lastModified() != m_modified)
        readAndMend();
}

//! So that the next program goes by it, too. It is no good news of the file: what was wrong with it stays said.
void AlertSettings::readAndMend()
{
    if (read() == Found::AsItShould || (m_rules == m_defaults && m_mutes.isEmpty()))
        return;
    ChangeLock lock(m_file);
    if (!lock.take() || QFile::exists(m_file)) // another program was first
        return;
    if (const Result<Done> saved = save(m_rules, m_mutes); saved)
        noteFile();
    else
        m_problem += u' ' + saved.error().detail;
}

QStringList AlertSettings::understand(const QByteArray &content, AlertRules &rules,
                                      Mutes &mutes) const
{
    const Result<QJsonObject> root = alertsObject(content);
    if (!root)
        return {root.error().detail};
    ReadAlertRules read = alertRulesFromJson(*root, m_defaults);
    rules = read.rules;
    const QJsonObject muted = root->value(mutesKey()).toObject();
    for (auto it = muted.begin(); it != muted.end(); ++it) {
        bool isKey = false;
        const qint64 key = it.key().mid(1).toLongLong(&isKey);
        const QDateTime until = QDateTime::fromString(it->toString(), Qt::ISODate);
        if (!isKey || !it.key().startsWith(u'm') || (!it->isNull() && !until.isValid()))
            read.unused << FileText::tr("\"mutes/%1\" is no miner's id with a time").arg(it.key());
        else
            mutes.insert(key, until.toUTC());
    }
    return read.unused;
}

AlertSettings::Found AlertSettings::read()
{
    noteFile();
    m_readable = true;
    Found found = Found::AsItShould;
    AlertRules rules = m_defaults;
    Mutes mutes;
    QString problem = m_defaultsProblem;
    QFile file(m_file);
    const QString shown = QDir::toNativeSeparators(m_file);
    if (!file.exists()) {
        // What was said of a file that is gone now stays said until a good one is there.
        if (!m_problem.isEmpty())
            problem = m_problem;
    } else if (!file.open(QIODevice::ReadOnly)) {
        m_readable = false;
        problem = FileText::tr(
                      "The alert rules in \"%1\" could not be read: %2. They are left alone; "
                      "those that come with Coalface are used.")
                      .arg(shown, file.errorString());
    } else {
        const QByteArray content = file.read(greatestAlertsFile);
        const QStringList wrong = understand(content, rules, mutes);
        file.close();
        if (isOfNewerProgram(content)) {
            rules = m_defaults;
            mutes.clear();
            m_readable = false;
            problem = FileText::tr(
                          "The alert rules in \"%1\" are of a newer version of Coalface. They are "
                          "left alone; those that come with this one are used, and changes are not "
                          "saved.")
                          .arg(shown);
        } else if (!wrong.isEmpty()) {
            if (m_runs) {
                rules = m_rules;
                mutes = m_mutes;
            }
            const QString aside = setAside(m_file);
            m_readable = !aside.isEmpty();
            if (m_readable) {
                found = Found::SetAside;
                const bool isAsDefault = rules == m_defaults && mutes.isEmpty();
                problem = asideText(isAsDefault ? Use::Defaults
                                    : m_runs    ? Use::Former
                                                : Use::Rest)
                              .arg(shown, clauses(wrong), aside);
            } else {
                problem = FileText::tr(
                              "The alert rules in \"%1\" cannot be used: %2. The file could not "
                              "be kept aside: it is left alone, and changes are not saved.")
                              .arg(shown, clauses(wrong));
            }
        }
    }
    if (rules == m_rules && mutes == m_mutes && problem == m_problem)
        return found;
    m_rules = rules;
    m_mutes = mutes;
    m_problem = problem;
    Q_EMIT changed();
    return found;
}

} // namespace coalface
