// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secretsfile.h"

#include "core/settings/changelock.h"
#include "core/settings/filetext.h"
#include "core/settings/savefile.h"
#include "core/settings/setaside.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <chrono>
#include <utility>

namespace coalface {

namespace {
using L1 = QLatin1String;

constexpr L1 loginsPart("logins");
constexpr L1 poolsPart("pools");
constexpr std::chrono::seconds forgetAgainAfter{15};
constexpr qint64 greatestFile = 4 * 1024 * 1024;

//! Which device an entry is for, besides the id: ids begin anew with a new database.
QJsonObject entryFor(const MinerRecord &miner, const Credentials &credentials)
{
    QJsonObject login;
    for (auto item = credentials.cbegin(); item != credentials.cend(); ++item)
        login.insert(item.key(), item.value());
    return {{L1("mac"), miner.mac},
            {L1("serial"), miner.serial},
            {L1("address"), miner.address},
            {L1("login"), login}};
}

bool isFor(const MinerRecord &miner, const QJsonObject &entry)
{
    const auto agrees = [&entry](L1 key, const QString &known) -> std::optional<bool> {
        const QString kept = entry.value(key).toString();
        if (kept.isEmpty() || known.isEmpty())
            return std::nullopt;
        return kept == known;
    };
    if (const auto same = agrees(L1("mac"), miner.mac))
        return *same;
    if (const auto same = agrees(L1("serial"), miner.serial))
        return *same;
    return agrees(L1("address"), miner.address).value_or(false);
}
} // namespace

SecretsFile::SecretsFile(const QString &file) : m_file(file)
{
    readIfChanged();
}

SecretsFile::~SecretsFile()
{
    forgetLeft();
}

Credentials SecretsFile::credentials(const MinerRecord &miner)
{
    readIfChanged();
    const QJsonObject entry = m_root.value(loginsPart).toObject().value(miner.id()).toObject();
    if (!isFor(miner, entry))
        return {};
    Credentials credentials;
    const QJsonObject login = entry.value(L1("login")).toObject();
    for (auto item = login.begin(); item != login.end(); ++item) {
        if (item->isString())
            credentials.insert(item.key(), item->toString());
    }
    return credentials;
}

Result<Done> SecretsFile::keep(const MinerRecord &miner, const Credentials &credentials)
{
    return change(loginsPart, [&](QJsonObject &logins) {
        logins.insert(miner.id(), entryFor(miner, credentials));
        return true;
    });
}

Result<Done> SecretsFile::forget(const QStringList &minerIds)
{
    QStringList ids = m_left + minerIds;
    ids.removeDuplicates();
    const Result<Done> forgotten = !isInUse() ? Result<Done>(Done{})
                                              : change(loginsPart, [&](QJsonObject &logins) {
                                                    bool any = false;
                                                    for (const QString &id : std::as_const(ids)) {
                                                        any = any || logins.contains(id);
                                                        logins.remove(id);
                                                    }
                                                    return any;
                                                });
    m_left = forgotten ? QStringList() : ids;
    m_nextTry.setRemainingTime(forgetAgainAfter);
    m_leftProblem = forgotten
                        ? QString()
                        : FileText::tr("The logins of miners that were removed (%1) could not be "
                                       "deleted: %2 It is tried again while this program runs.")
                              .arg(ids.join(QStringLiteral(", ")), forgotten.error().detail);
    return forgotten;
}

void SecretsFile::forgetLeft()
{
    if (!m_left.isEmpty())
        (void)forget({}); // problem() says what is wrong
}

QString SecretsFile::poolPassword(const QString &poolId)
{
    readIfChanged();
    return m_root.value(poolsPart).toObject().value(poolId).toString();
}

Result<Done> SecretsFile::keepPoolPassword(const QString &poolId, const QString &password)
{
    if (password.isEmpty() && !isInUse())
        return Done{};
    return change(poolsPart, [&](QJsonObject &passwords) {
        if (passwords.value(poolId).toString() == password)
            return false;
        if (password.isEmpty())
            passwords.remove(poolId);
        else
            passwords.insert(poolId, password);
        return true;
    });
}

QString SecretsFile::place() const
{
    return FileText::tr("in the file \"%1\", which only you may read")
        .arg(QDir::toNativeSeparators(m_file));
}

bool SecretsFile::isInUse() const
{
    return QFile::exists(m_file);
}

//! `change` gets the entries of that part and says whether it changed them.
template<typename Change>
Result<Done> SecretsFile::change(QLatin1String part, Change &&change)
{
    ChangeLock lock(m_file);
    if (const Result<Done> taken = lock.take(); !taken)
        return taken;
    read();
    QJsonObject entries = m_root.value(part).toObject();
    if (!change(entries))
        return Done{};
    if (!m_readable)
        return Error{Error::Kind::Internal, m_problem};
    m_root.insert(part, entries);
    const Result<Done> saved = saveFile(m_file, QJsonDocument(m_root).toJson(),
                                        QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!saved)
        read(); // what is kept is what the file says
    else
        m_size = -1;
    return saved;
}

void SecretsFile::readIfChanged()
{
    if (m_nextTry.hasExpired())
        forgetLeft();
    const QFileInfo info(m_file);
    const bool same = info.exists() ? info.size() == m_size && info.lastModified() == m_modified
                                    : m_size == 0 && m_root.isEmpty();
    if (!same)
        read();
}

void SecretsFile::read()
{
    const QFileInfo info(m_file);
    m_root = {};
    m_problem.clear();
    m_readable = true;
    m_size = info.exists() ? info.size() : 0;
    m_modified = info.lastModified();
    if (!info.exists())
        return;
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        m_readable = false;
        m_problem = FileText::tr("The logins in \"%1\" could not be read: %2. Miners are asked "
                                 "without them.")
                        .arg(QDir::toNativeSeparators(m_file), file.errorString());
        return;
    }
    // Made readable for others, by a copy or a restored backup: they are secrets all the same.
    if (file.permissions() & (QFile::ReadGroup | QFile::ReadOther))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray content = file.read(greatestFile);
    const bool complete = file.atEnd();
    file.close();
    useFile(complete ? content : QByteArray());
}

void SecretsFile::useFile(const QByteArray &content)
{
    const QJsonDocument document = QJsonDocument::fromJson(content);
    const auto isPart = [&](L1 part) {
        const QJsonValue value = document.object().value(part);
        return value.isUndefined() || value.isObject();
    };
    if (document.isObject() && isPart(loginsPart) && isPart(poolsPart)) {
        m_root = document.object();
        return;
    }
    const QString shown = QDir::toNativeSeparators(m_file);
    const QString aside = setAside(m_file);
    m_readable = !aside.isEmpty();
    m_problem = m_readable
                    ? FileText::tr(
                          "The logins in \"%1\" could not be understood. The file was kept "
                          "as \"%2\"; log in to your miners again.")
                          .arg(shown, aside)
                    : FileText::tr("The logins in \"%1\" cannot be understood, and the file could "
                                   "not be kept aside. It is left alone; logins are not kept.")
                          .arg(shown);
    m_size = m_readable ? 0 : m_size;
}

} // namespace coalface
