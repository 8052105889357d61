// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/operations/bulkoptions.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace coalface {

class PoolLibrary;
class PoolProbe;
class PoolTester;
struct Pool;
class ProblemLabel;
class RestartChoice;

//! A pool for several miners, one that is kept or another: its URL, the pattern of the workers' names, the password, in which of the miners' places
//! it goes, whether its fallback goes into the next one, and whether they restart at once.
class PoolOptions : public BulkOptions
{
    Q_OBJECT
public:
    //! Both live longer. `pools`: the kept ones; null: there are none to choose from. `tester`: asks the pools that are about to be set;
    //! null: nobody does.
    explicit PoolOptions(PoolLibrary *pools, PoolTester *tester = nullptr,
                         QWidget *parent = nullptr);

    //! Begins with that kept pool.
    void choose(const QString &poolId);

    WriteRequest::Verb verb() const override { return WriteRequest::Verb::SetPool; }
    WriteRequest requestFor(const MinerRecord &miner) const override;
    QString problem() const override;
    QStringList warnings() const override;
    void setMiners(const QSet<qint64> &keys, const QStringList &names) override;
    void tellStrangers(const QSet<qint64> &strangers) override;
    bool hasStagger() const override { return true; }

protected:
    bool withRestart() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void check();
    void probe();
    void fillKept();
    void useKept();
    QString password() const;
    std::optional<Pool> chosen() const;
    std::optional<Pool> fallback() const;
    void offerFallback();

    PoolLibrary *m_pools;
    QComboBox *m_kept;
    QLineEdit *m_url;
    QLineEdit *m_worker;
    QLineEdit *m_password;
    QComboBox *m_slot;
    QCheckBox *m_fallback;
    RestartChoice *m_restart;
    ProblemLabel *m_problem;
    PoolProbe *m_probe;
    QStringList m_names;
};

} // namespace coalface
