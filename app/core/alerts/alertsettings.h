// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/alertrules.h"

#include <minersdk/result.h>

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

namespace coalface {

//! The rules about alerts, and the miners that are muted: alerts.json of the configuration folder, which is only there
//! when a person has changed something, over the rules that come with the program. Shared by all programs on the
//! folder: what another one changes comes in within a second or two. Saved as a whole under a lock. A file in which
//! something is wrong is kept aside, and problem() says what: a program that runs goes on with what it had, one that starts
//! with whatever else is in the file, and over it with what comes with the program. That is saved again. GUI thread.
class AlertSettings : public QObject
{
    Q_OBJECT
public:
    //! `file`: absolute. `defaults`: the file of rules that come with the program; what is missing there is not raised.
    AlertSettings(const QString &file, const QString &defaults, QObject *parent = nullptr);

    const AlertRules &rules() const { return m_rules; }
    const AlertRules &defaults() const { return m_defaults; }
    //! Internal with a sentence when it cannot be saved.
    Result<Done> setRules(const AlertRules &rules);

    //! Nothing is shown or counted of a muted miner's alerts; they are listed all the same.
    bool isMuted(qint64 miner, const QDateTime &now) const;
    //! Until when; an invalid time: for ever. Nothing: it is not muted.
    std::optional<QDateTime> mutedUntil(qint64 miner, const QDateTime &now) const;
    //! `until`: invalid: for ever.
    Result<Done> mute(const QList<qint64> &miners, const QDateTime &until);
    Result<Done> unmute(const QList<qint64> &miners);

    //! What is wrong with the files as a sentence; empty: nothing.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    using Mutes = QHash<qint64, QDateTime>;
    void readDefaults(const QString &file);
    void look();
    enum class Found {
        AsItShould,
        SetAside //!< the file is gone: what is used has to be saved again
    };
    Found read();
    void readAndMend();
    void noteFile();
    QStringList understand(const QByteArray &content, AlertRules &rules, Mutes &mutes) const;
    Result<Done> save(const AlertRules &rules, const Mutes &mutes) const;
    Result<Done> change(const std::function<void(AlertRules &, Mutes &)> &what);

    const QString m_file;
    AlertRules m_defaults;
    AlertRules m_rules;
    Mutes m_mutes;
    QString m_defaultsProblem;
    QString m_problem;
    QDateTime m_modified;
    qint64 m_size = -1;
    bool m_readable = true; //!< else the file is not ours to replace
    bool m_runs = false;    //!< it has been read, or was not there
    QTimer m_look;
};

} // namespace coalface
