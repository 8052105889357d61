// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace coalface {

class ElidedLabel;

//! Conditions that last, on top of the pages: a sentence each, which a person can close. Compact, only the one that matters
//! most is shown, in one line, with a button for all of all of them.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    enum class Kind {
        Notice,
        Problem,
        Loss, //!< a problem that is told this once: it stays in front until a person closes it
    };

    explicit MessageBar(QWidget *parent = nullptr);

    //! One sentence per source; another one replaces it, an empty one takes it away. What several say is shown once, as long as any of
    //! them does, and closed for all.
    void setMessage(const QString &source, Kind kind, const QString &sentence);
    QStringList sentences() const;
    void setCompact(bool compact);

Q_SIGNALS:
    //! Its sentence is on the screen for the first time.
    void seen(const QString &source);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row
    {
        QWidget *widget = nullptr;
        QWidget *whole = nullptr;    //!< the sentence, in as many lines as it takes
        ElidedLabel *line = nullptr; //!< the same in one line
        QString sentence;
        Kind kind = Kind::Notice;
        int number = 0; //!< a newer one has a higher
        bool isSeen = false;
    };
    Row makeRow(Kind kind, const QString &sentence);
    void arrange();
    const Row *leading() const;
    bool isEcho(const Row &row) const;
    void takeAway(const QString &sentence);
    QVBoxLayout *m_layout;
    QToolButton *m_more;
    QMap<QString, Row> m_rows;
    int m_number = 0;
    bool m_isCompact = false;
};

} // namespace coalface
