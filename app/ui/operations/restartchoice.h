// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;

namespace coalface {

//! Which miners restart over a pool that is set: all, some of them, of which it says why, or none. It offers that for those
//! that would get the pool now, and keeps what a person chose while these change.
class RestartChoice : public QWidget
{
    Q_OBJECT
public:
    //! Why so many restart, as a sentence.
    using Reason = std::function<QString(int count)>;

    explicit RestartChoice(QWidget *parent = nullptr);

    void tickAll();
    //! Ticks it for these and says why. Several times: for all of those.
    void suggest(const QSet<qint64> &keys, const Reason &reason);
    //! suggest() for those that work for someone else's pool, or may until they restart.
    void suggestStrangers(const QSet<qint64> &keys);
    //! Those that would get the pool now.
    void setMiners(const QSet<qint64> &keys);

    bool isFor(qint64 key) const;
    //! Of setMiners().
    bool isForAny() const;

Q_SIGNALS:
    void changed();

private:
    struct Suggestion
    {
        QSet<qint64> keys;
        Reason reason;
    };
    void chooseAll(bool on);
    void chooseSome(bool on);
    //! Those of the miners that are suggested.
    QSet<qint64> suggested() const;
    void refresh();

    QCheckBox *m_all;
    QCheckBox *m_some;
    QLabel *m_why;
    QList<Suggestion> m_suggestions;
    QSet<qint64> m_miners;
    bool m_wantsAll = false;
    bool m_wantsSome = false; //!< those that are suggested
};

} // namespace coalface
