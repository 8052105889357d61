// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pools/pool.h"
#include "core/ports/secretvault.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>

namespace coalface {

//! The pools that a person keeps, in pools.json of the configuration folder, shared by all programs on it: what
//! another one changes comes in within a second or two. Saved as a whole under a lock; a file that cannot be
//! understood is kept aside and problem() says so. GUI thread.
class PoolLibrary : public QObject
{
    Q_OBJECT
public:
    //! `file`: absolute; a missing one is an empty list. `presets`: the file of pools that come with the program.
    //! The vault, which keeps the passwords, lives longer.
    PoolLibrary(const QString &file, const QString &presets, SecretVault &vault,
                QObject *parent = nullptr);

    const QList<Pool> &pools() const { return m_pools; } //!< by name
    std::optional<Pool> pool(const QString &id) const;
    //! The one that leads where `url` does.
    std::optional<Pool> poolAt(const QString &url) const;
    //! To begin with: public pools, their user yet to be filled in.
    const QList<Pool> &presets() const { return m_presets; }

    //! Adds it (without an id) or changes it. `password`: empty keeps what there is. Rejected: see checkedPool();
    //! Internal: it cannot be saved. Returns it as it is kept.
    Result<Pool> put(const Pool &pool, const std::optional<QString> &password = {});
    //! Where it stood in for another one, that one has nothing more to fall back to. One that is gone is no error.
    Result<Done> remove(const QString &id);

    //! What a device gets; "x" where none was given, as pools take anything.
    QString passwordOf(const QString &id) const;
    bool hasPassword(const QString &id) const;

    //! What is wrong with the file as a sentence; empty: nothing.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void look();
    void read();
    Result<Done> change(const std::function<Result<Done>(QList<Pool> &)> &what);
    Result<Done> save(const QList<Pool> &pools);
    Error withPasswordBack(const QString &id, const QString &password, Error error);

    QString m_file;
    SecretVault &m_vault;
    QList<Pool> m_pools;
    QList<Pool> m_presets;
    QJsonObject m_root; //!< as in the file, unknown keys and all
    QDateTime m_modified;
    qint64 m_size = -1;
    QString m_problem;
    bool m_readable = true; //!< else the file is not ours to replace
    QTimer m_look;
};

} // namespace coalface
