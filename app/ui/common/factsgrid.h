// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace coalface {

//! Pairs of name and value: short ones in as many columns as fit, long ones below, wrapped over the
//! whole width. For the inside of a scroll area.
class FactsGrid : public QWidget
{
    Q_OBJECT
public:
    enum class Length { Short, Long };

    explicit FactsGrid(QWidget *parent = nullptr);

    //! The label of the value; give it texts with setValue(). A short one is cut in the middle where there is no room.
    QLabel *add(const QString &name, Length length = Length::Short);
    //! Empty is shown as unknown. The tool tip is the text where none is given.
    static void setValue(QLabel *value, const QString &text, const QString &toolTip = {});

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Fact
    {
        QLabel *name = nullptr;
        QLabel *value = nullptr;
    };
    void arrange();
    void colour();

    QList<Fact> m_short;
    QList<Fact> m_long;
    QGridLayout *m_grid;
    int m_columns = 0; //!< as arranged last; 0: anew
};

} // namespace coalface
