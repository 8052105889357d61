// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace coalface {

class BulkOptions;

//! Room for the options of a change: as high as what they say, and where there is less room they are scrolled, as a layout
//! would cut their lines. GUI thread.
class OptionsArea : public QScrollArea
{
    Q_OBJECT
public:
    //! Owns the options.
    explicit OptionsArea(BulkOptions *options, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    BulkOptions *m_options;
};

} // namespace coalface
