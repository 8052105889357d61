// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/tariff.h"
#include "core/ports/retention.h"

#include <minersdk/result.h>

#include <QDateTime>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>

namespace coalface {

//! settings.json of a configuration folder. Unknown keys are kept. A setter saves at once; what could not be saved (the disk was
//! full) is tried again until it is, and once more at the end. What a person asks for goes through change(). What another program
//! changed is taken up within a second. GUI thread.
class Settings : public QObject
{
    Q_OBJECT
public:
    enum class Theme { Auto, Light, Dark };
    static constexpr int leastInterval = 5;        //!< s
    static constexpr int greatestInterval = 86400; //!< s
    static constexpr int usualInterval = 30;       //!< s
    static constexpr int mostDays = 36500;         //!< of a retention

    //! Reads `file`; a missing one means the defaults. One that cannot be understood is kept aside
    //! and problem() says so.
    explicit Settings(const QString &file, QObject *parent = nullptr);
    ~Settings() override;

    int pollInterval() const; //!< s
    void setPollInterval(int seconds);
    Theme theme() const;
    void setTheme(Theme theme);
    QString language() const; //!< "de", …; empty: the system's
    //! That of a file, without a word on what is wrong with it and without a change: so that all that is said later is said in it.
    static QString languageIn(const QString &file);
    void setLanguage(const QString &language);
    //! Whether drivers that came with a newer program are taken at once, not only offered; default false.
    bool takesDriverUpdates() const;
    void setTakesDriverUpdates(bool takes);
    //! How long readings are kept: sums never shorter than what they are made of; for ever where a value cannot be used.
    Retention retention() const;
    void setRetention(const Retention &retention);
    //! Whether the program goes on in the tray while its window is closed; default false.
    bool keepsRunning() const;
    void setKeepsRunning(bool keeps);
    //! Whether gaps of the history are filled with what miners recorded by themselves; default true.
    bool fillsGaps() const;
    void setFillsGaps(bool fills);
    Tariff tariff() const; //!< what electricity costs; empty: not known
    void setTariff(const Tariff &tariff);
    QStringList scanTargets() const; //!< what was last looked through, as typed
    void setScanTargets(const QStringList &targets);
    QJsonObject windowState() const; //!< the window's own notes: geometry, columns, …
    void setWindowState(const QJsonObject &state);

    //! Calls `set`, and saves what its setters set in one go: it is on the disk then, or nothing has changed and the sentence says
    //! why, for whoever asked.
    Result<Done> change(const std::function<void()> &set);

    //! The last problem with the file as a sentence; empty: none.
    QString problem() const { return m_problem; }
    //! What became, since this was made, of a file that could not be understood; empty: there was none.
    const QString &asideNote() const { return m_asideNote; }

Q_SIGNALS:
    void changed();
    void problemChanged(const QString &sentence);

private:
    void look(); //!< takes up what another program changed
    void noteFile();
    QString read(); //!< what is wrong with the file; empty: nothing
    QString keepAside(const QString &reason);
    void setValue(const QString &key, const QJsonValue &value);
    //! What was set, into the file as it is by now. What is wrong; empty: nothing. What was not saved stays in m_unsaved.
    QString save();
    void saveAndTell();
    void tell(const QJsonObject &before, const QString &problem);

    QString m_file;
    QJsonObject m_values;
    QJsonObject m_unsaved;     //!< of which the file does not know
    bool m_isChanging = false; //!< what is set waits for the rest of it
    qint64 m_size = 0;         //!< of the file when it was last read; -1: it was written since
    QDateTime m_modified;      //!< likewise
    QTimer m_retry;
    QTimer m_look;
    QString m_problem;
    QString m_asideNote;
    bool m_readable = true; //!< else the file is not ours to replace
};

} // namespace coalface
