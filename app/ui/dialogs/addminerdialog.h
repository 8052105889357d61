// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace coalface {

class ProblemLabel;

class AnnouncedSearch;
class Discovery;

//! The dialog "Add miner": an address, the device's own answer to who it is, and then it is added.
class AddMinerDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AddMinerDialog(const WindowContext &context, QWidget *parent = nullptr);
    ~AddMinerDialog() override;

Q_SIGNALS:
    void added(const QString &sentence, qint64 key);

private:
    void build();
    void check();
    void ask();
    void askAnyDriver();
    void askDriver(const QString &driverType);
    void probe(const QString &driverType, const QHostAddress &address, quint16 port);
    void listen(const QString &driverType, const QHostAddress &address, const QString &otherwise);
    void take(const Found &found);
    void refuse(const QString &sentence);
    void add();
    void setAsking(bool asking);

    WindowContext m_context;
    std::unique_ptr<Discovery> m_run;
    std::unique_ptr<AnnouncedSearch> m_search;
    std::optional<Found> m_found;
    QStringList m_reasons; //!< why the drivers say that it is none of theirs
    QLineEdit *m_address;
    QComboBox *m_driver;
    QLineEdit *m_name;
    ProblemLabel *m_problem;
    QLabel *m_result;
    QProgressBar *m_busy;
    QPushButton *m_ask;
    QPushButton *m_add;
    quint64 m_question = 0; //!< an answer to an older one is not looked at
};

} // namespace coalface
