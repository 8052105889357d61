// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pools/poollibrary.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace coalface {

class ProblemLabel;

//! The dialog "Add pool" or "Edit pool". What is wrong stands below the fields; nothing typed is lost.
class PoolDialog : public QDialog
{
    Q_OBJECT
public:
    //! `pool`: the kept one that is changed, or, without an id, what a new one begins with. The library and the
    //! vault, which is where a password goes, live longer.
    PoolDialog(PoolLibrary &library, const SecretVault &vault, const Pool &pool,
               QWidget *parent = nullptr);

Q_SIGNALS:
    void kept(const coalface::Pool &pool, const QString &sentence);

private:
    void fillPresets();
    void fillFallbacks();
    void usePreset(int index);
    Pool typed() const;
    void check();
    void keep();

    PoolLibrary &m_library;
    const SecretVault &m_vault;
    const Pool m_before;
    QComboBox *m_preset;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_fallback;
    QLabel *m_example;
    ProblemLabel *m_problem;
    QLabel *m_warnings; //!< what can be done, but is odd
    QPushButton *m_accept;
};

} // namespace coalface
