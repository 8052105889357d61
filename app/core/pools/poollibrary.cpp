// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pools/poollibrary.h"

#include "core/operations/preview.h"
#include "core/settings/changelock.h"
#include "core/settings/filetext.h"
#include "core/settings/savefile.h"
#include "core/settings/setaside.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace coalface {

namespace {
using L1 = QLatin1String;
using namespace std::chrono_literals;

constexpr qint64 greatestPoolsFile = 1024 * 1024;

std::optional<QList<Pool>> poolsOf(const QJsonObject &root)
{
    const QJsonValue value = root.value(L1("pools"));
    if (!value.isArray())
        return {};
    QList<Pool> pools;
    for (const QJsonValue entry : value.toArray()) {
        if (const std::optional<Pool> pool = poolFromJson(entry))
            pools.append(*pool);
    }
    return pools;
}

QList<Pool> presetsIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.read(greatestPoolsFile));
    return poolsOf(document.object()).value_or(QList<Pool>());
}

void sortByName(QList<Pool> &pools)
{
    std::sort(pools.begin(), pools.end(), [](const Pool &a, const Pool &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
}

QList<Pool>::iterator find(QList<Pool> &pools, const QString &id)
{
    return std::find_if(pools.begin(), pools.end(), [&](const Pool &pool) { return pool.id == id; });
}
} // namespace

PoolLibrary::PoolLibrary(const QString &file, const QString &presets, SecretVault &vault,
                         QObject *parent)
    : QObject(parent), m_file(file), m_vault(vault), m_presets(presetsIn(presets))
{
    read();
    connect(&m_look, &QTimer::timeout, this, &PoolLibrary::look);
    m_look.start(1s);
}

std::optional<Pool> PoolLibrary::pool(const QString &id) const
{
    const auto found = std::find_if(m_pools.cbegin(), m_pools.cend(),
                                    [&](const Pool &pool) { return pool.id == id; });
    return found == m_pools.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Pool> PoolLibrary::poolAt(const QString &url) const
{
    const auto found = std::find_if(m_pools.cbegin(), m_pools.cend(),
                                    [&](const Pool &pool) { return isSamePool(pool.url, url); });
    return found == m_pools.cend() ? std::nullopt : std::optional(*found);
}

Result<Pool> PoolLibrary::put(const Pool &pool, const std::optional<QString> &password)
{
    Pool kept = pool;
    std::optional<QString> before;
    const Result<Done> done = change([&](QList<Pool> &pools) -> Result<Done> {
        const Result<Pool> checked = checkedPool(pool, pools);
        if (!checked)
            return checked.error();
        kept = *checked;
        if (kept.id.isEmpty())
            kept.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        // First what may fail elsewhere.
        if (password) {
            before = m_vault.poolPassword(kept.id);
            if (const Result<Done> secret = m_vault.keepPoolPassword(kept.id, *password); !secret)
                return secret;
        }
        if (const auto before = find(pools, kept.id); before != pools.end())
            *before = kept;
        else
            pools.append(kept);
        return Done();
    });
    if (!done && before)
        return withPasswordBack(kept.id, *before, done.error());
    return done ? Result<Pool>(kept) : done.error();
}

Result<Done> PoolLibrary::remove(const QString &id)
{
    const QString password = m_vault.poolPassword(id);
    if (const Result<Done> forgotten = m_vault.keepPoolPassword(id, {}); !forgotten)
        return forgotten; // else it would be kept, of a pool that nobody sees
    const Result<Done> done = change([&](QList<Pool> &pools) -> Result<Done> {
        pools.removeIf([&](const Pool &pool) { return pool.id == id; });
        for (Pool &pool : pools) {
            if (pool.fallback == id)
                pool.fallback.clear();
        }
        return Done();
    });
    return done ? done : withPasswordBack(id, password, done.error());
}

//! What was refused has changed nothing.
Error PoolLibrary::withPasswordBack(const QString &id, const QString &password, Error error)
{
    if (const Result<Done> back = m_vault.keepPoolPassword(id, password); !back)
        error.detail += FileText::tr(" Its password has changed all the same: %1")
                            .arg(back.error().detail);
    return error;
}

QString PoolLibrary::passwordOf(const QString &id) const
{
    const QString password = m_vault.poolPassword(id);
    return password.isEmpty() ? usualPoolPassword() : password;
}

bool PoolLibrary::hasPassword(const QString &id) const
{
    return !m_vault.poolPassword(id).isEmpty();
}

Result<Done> PoolLibrary::change(const std::function<Result<Done>(QList<Pool> &)> &what)
{
    ChangeLock lock(m_file);
    if (const Result<Done> taken = lock.take(); !taken)
        return taken;
    read(); // another program may have changed it
    QList<Pool> pools = m_pools;
    if (const Result<Done> done = what(pools); !done)
        return done;
    return save(pools);
}

Result<Done> PoolLibrary::save(const QList<Pool> &pools)
{
    if (!m_readable)
        return Error{Error::Kind::Internal, m_problem};
    QJsonArray array;
    for (const Pool &pool : pools)
        array.append(poolToJson(pool));
    QJsonObject root = m_root;
    root.insert(L1("format"), 1);
    root.insert(L1("pools"), array);
    if (const Result<Done> saved = saveFile(m_file, QJsonDocument(root).toJson()); !saved)
        return saved;
    read();
    return Done();
}

void PoolLibrary::look()
{
    const QFileInfo info(m_file);
    const qint64 size = info.exists() ? info.size() : 0;
    if (size != m_size || info.lastModified() != m_modified)
        read();
}

void PoolLibrary::read()
{
    const QFileInfo info(m_file);
    m_size = info.exists() ? info.size() : 0;
    m_modified = info.lastModified();
    m_readable = true;
    QString problem;
    QJsonObject root;
    QList<Pool> pools;
    QFile file(m_file);
    const QString shown = QDir::toNativeSeparators(m_file);
    if (info.exists() && !file.open(QIODevice::ReadOnly)) {
        m_readable = false;
        problem = FileText::tr("The pools in \"%1\" could not be read: %2. They are left alone.")
                      .arg(shown, file.errorString());
    } else if (info.exists()) {
        root = QJsonDocument::fromJson(file.read(greatestPoolsFile)).object();
        file.close();
        if (const std::optional<QList<Pool>> read = poolsOf(root)) {
            pools = *read;
        } else {
            const QString aside = setAside(m_file);
            m_readable = !aside.isEmpty();
            problem = m_readable
                          ? FileText::tr("The pools in \"%1\" could not be understood. The file "
                                         "was kept as \"%2\".")
                                .arg(shown, aside)
                          : FileText::tr("The pools in \"%1\" cannot be understood, and the file "
                                         "could not be kept aside. It is left alone; changes are "
                                         "not saved.")
                                .arg(shown);
            root = {};
        }
    }
    sortByName(pools);
    m_root = root;
    if (pools == m_pools && problem == m_problem)
        return;
    m_pools = pools;
    // What was said of a file that is gone now stays said until a good one is there.
    m_problem = problem.isEmpty() && !info.exists() ? m_problem : problem;
    Q_EMIT changed();
}

} // namespace coalface
