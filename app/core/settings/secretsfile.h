// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/secretvault.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QJsonObject>
#include <QStringList>

namespace coalface {

//! The vault as a file, secrets.json, which only its owner may read. Read anew when it has changed on the
//! disk; saved as a whole. An entry that cannot be understood is kept and left alone; a file that cannot
//! is kept aside, and problem() says so.
class SecretsFile final : public SecretVault
{
public:
    //! `file`: absolute. A missing one is an empty vault and is made with the first entry.
    explicit SecretsFile(const QString &file);
    ~SecretsFile() override;

    Credentials credentials(const MinerRecord &miner) override;
    Result<Done> keep(const MinerRecord &miner, const Credentials &credentials) override;
    //! What could not be forgotten (the disk was full) is tried again until it is, and once more at the end: those miners are gone, and
    //! nobody could ask for it any more.
    Result<Done> forget(const QStringList &minerIds) override;
    QString poolPassword(const QString &poolId) override;
    Result<Done> keepPoolPassword(const QString &poolId, const QString &password) override;
    QString place() const override;
    bool isInUse() const override;
    QString problem() const override { return m_problem.isEmpty() ? m_leftProblem : m_problem; }

private:
    void readIfChanged();
    void forgetLeft();
    void read();
    void useFile(const QByteArray &content);
    template<typename Change>
    Result<Done> change(QLatin1String part, Change &&change);

    QString m_file;
    QJsonObject m_root; //!< as it is in the file, unknown keys and all
    QDateTime m_modified;
    qint64 m_size = -1;
    QString m_problem;
    bool m_readable = true; //!< else the file is not ours to replace
    QStringList m_left;     //!< that are still to be forgotten
    QString m_leftProblem;
    QDeadlineTimer m_nextTry;
};

} // namespace coalface
