// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/energy/readspan.h"
#include "ui/context.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTableView;

namespace coalface {

class EnergyDayModel;
class HeldEnergy;
class ReadGaps;

//! Energy and cost per day of the last week, and the tariff they are reckoned with. Reads the log once a minute, while it can be
//! seen. GUI thread.
class EnergyPanel : public QWidget
{
    Q_OBJECT
public:
    explicit EnergyPanel(const WindowContext &context, QWidget *parent = nullptr);

    const EnergyDayModel &model() const { return *m_model; }
    void editTariff();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void readParts(const QList<qint64> &gaps, const QSet<QDate> &rare);
    void readNextPart();
    void readPartsPower(qint64 begin, const ReadSpan &span, int bucket);
    //! Nothing: it could not be read.
    void takePart(qint64 begin, const std::optional<ReadSpan> &span);
    void show();
    void showProblem(const QString &sentence);
    void tellSilent();

    WindowContext m_context;
    EnergyDayModel *m_model;
    QTableView *m_table;
    QLabel *m_summary;
    QString m_problem;      //!< why the history could not be read when it was last tried
    bool m_wasRead = false; //!< else nobody knows whether there is any
    QLabel *m_silent;
    HeldEnergy *m_held; //!< of days on which miners were asked rarely
    ReadGaps *m_gaps;
    QTimer m_refresh;
    QList<QList<SeriesPoint>> m_power;     //!< as it was read last
    QList<QList<SeriesPoint>> m_answered;  //!< the hashrate of that time
    ReadSpans m_spans;                     //!< of stretches of it that were read in part
    QList<QList<SeriesPoint>> m_readPower; //!< as it is being read, with its spans
    QList<QList<SeriesPoint>> m_readAnswered;
    QList<qint64> m_readEnds; //!< stretches of it in which reading began or ended
    ReadSpans m_readSpans;
    ReadSpans m_settledSpans; //!< of stretches that are over
    QSet<QDate> m_readRare;   //!< days of it on which polls were too rare for that
    QList<qint64> m_parts;    //!< stretches whose span is still to be asked
};

} // namespace coalface
