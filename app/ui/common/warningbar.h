// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace coalface {

//! A framed line inside a page that says what lasts and is not as it should be, with what can be done about it; hidden
//! while there is nothing to say.
class WarningBar : public QFrame
{
    Q_OBJECT
public:
    explicit WarningBar(QWidget *parent = nullptr);

    QString sentence() const;

protected:
    //! Empty: there is nothing to say.
    void setSentence(const QString &sentence);
    //! At its end.
    QPushButton *addButton(const QString &text, const QString &toolTip = {});

private:
    QLabel *m_label;
    QHBoxLayout *m_layout;
};

} // namespace coalface
