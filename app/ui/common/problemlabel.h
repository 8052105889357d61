// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace coalface {

//! The text with invisible places at which a word without end, such as a pasted URL, may be broken: in a label that wraps
//! it would else widen the window.
QString breakable(const QString &text);

//! A sentence below a field that says what is wrong with what was typed. Takes its room even when it
//! is empty, so that nothing jumps.
class ProblemLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ProblemLabel(QWidget *parent = nullptr);
    //! It is made breakable().
    void setText(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    void colour();
    bool m_colouring = false;
};

} // namespace coalface
