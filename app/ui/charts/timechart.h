// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axisticks.h"
#include "ui/charts/chartmark.h"
#include "ui/charts/chartseries.h"
#include "ui/charts/chartthreshold.h"

#include <QHash>
#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

class QPainter;

namespace coalface {

//! Lines over time. The one place that knows Qt Charts: nothing of it shows in this header, and no
//! other file includes it. Mouse: the wheel zooms the time at the pointer, with Ctrl the values; dragging pans, with Shift it
//! chooses what to zoom in to; a double click resets. Keyboard: arrows pan, + and - zoom (with Ctrl the values), Home and
//! End jump to the ends, 0 resets, L goes live, Shift+arrows read values. GUI thread.
class TimeChart : public QWidget
{
    Q_OBJECT
public:
    //! What is measured: its name for people, and the unit of the points as stored ("H/s", "°C", …).
    struct Quantity
    {
        QString name;
        QString unit;
    };

    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    void setQuantity(const Quantity &quantity);
    const Quantity &quantity() const { return m_quantity; }
    //! Replaces everything shown. However many points there are, a line is drawn with two of them a pixel of plotWidth() at most.
    void setSeries(const QList<ChartSeries> &series);
    const QList<ChartSeries> &series() const { return m_series; }
    //! Whether a line is drawn. Until a person chooses, the first shownLines are; a single one always. A line that is not drawn is told nowhere.
    bool isShown(const QString &id) const;
    void setShown(const QString &id, bool shown);
    const QList<ChartSeries> &shownSeries() const { return m_shown; }
    //! Lifts one line out of the others; empty: none.
    void setHighlighted(const QString &id);
    //! Where any line that is drawn is a miner's own record: by time, apart, within the range.
    QList<TimeSpan> recordedSpans() const;
    //! What the hatching of those means.
    static QString recordedText();
    //! As the axis writes it, with its unit; "—": there is none.
    QString lastValueText(const ChartSeries &series) const;
    //! Limits. One near the values widens the axis; one far away would flatten them, and is only told in words.
    void setThresholds(const QList<ChartThreshold> &thresholds);
    //! What happened, on top of the lines: told where it is pointed at.
    void setEvents(const QList<ChartMark> &marks);
    const QList<ChartMark> &events() const { return m_marks; }
    void setRange(const QDateTime &from, const QDateTime &to);
    QDateTime from() const { return m_from; }
    QDateTime to() const { return m_to; }
    //! Back to an axis around all values, where a person had zoomed in to some.
    void resetValues();
    //! What stands in the plot when there is nothing to draw.
    void setEmptyText(const QString &text);

    int plotWidth() const;   //!< logical pixels
    QRectF plotArea() const; //!< within this widget
    int pointCount() const;  //!< drawn at the moment, of all lines
    //! A value as the axis writes it, with its unit.
    QString valueText(double value) const;
    //! One sentence: range, mean, least, greatest and gaps of each line. Kept as accessible description.
    QString summary() const;
    //! The chart as it is, at twice its size, with title, range and legend. `light`: for paper, whatever the window's colours.
    QImage picture(const QString &title, bool light);

    static constexpr int shownLines = 6;

Q_SIGNALS:
    //! Other lines or values, or one was shown or hidden.
    void linesChanged();
    //! A person moved or zoomed.
    void rangeChanged(const QDateTime &from, const QDateTime &to);
    //! The time and all values there; empty when nothing is pointed at.
    void hovered(const QString &text);
    void liveWanted();
    void resetWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class View;
    class Lines;
    struct Bounds
    {
        double least = 0;
        double greatest = 0;
    };
    void chooseLines();
    void redraw();
    void thinLines();
    std::optional<Bounds> bounds() const; //!< of what is drawn; nothing: there is nothing
    void chooseUnit(const std::optional<Bounds> &values);
    void restyle();
    void describe();
    QPalette look() const;
    QStringList marksNear(qint64 time) const;
    //! Said behind a value that the miner recorded by itself; else empty. `point` may be null.
    QString sourceText(const ChartSeries &series, const SeriesPoint *point) const;
    void setHover(std::optional<qint64> time);
    void moveBy(double share);
    void zoomBy(double factor, qint64 centre);
    //! `centre`: as the axis counts.
    void zoomValuesBy(double factor, double centre);
    void setValuesByPerson(double least, double greatest);
    void setRangeByPerson(qint64 from, qint64 to);
    void resetByPerson();
    void paintHeading(QPainter &painter, const QString &title, const QSize &size) const;

    View *m_view;
    std::unique_ptr<Lines> m_lines;
    QList<ChartSeries> m_series;
    QList<ChartSeries> m_shown;    //!< those of m_series that are drawn
    QList<ChartSeries> m_drawn;    //!< these with no more points than the plot has room for
    QHash<QString, bool> m_chosen; //!< what a person showed or hid
    QString m_highlighted;         //!< id of a line; empty: none
    QList<ChartThreshold> m_thresholds;
    QList<ChartMark> m_marks;
    Quantity m_quantity;
    QDateTime m_from;
    QDateTime m_to;
    QString m_emptyText;
    QString m_unit; //!< as the axis writes it
    double m_divisor = 1;
    ValueScale m_scale;
    std::optional<Bounds> m_values; //!< that a person zoomed in to, in the unit as stored
    QList<TimeTick> m_ticks;
    int m_mostPoints = 0; //!< that one of the lines is drawn with
    std::optional<qint64> m_hover;
    std::optional<QPalette> m_pictured; //!< while a picture is made
};

} // namespace coalface
