// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exportcsvcommand.h"

#include "cli/timeargument.h"

#include <QDir>

namespace coalface::cli {

using namespace Qt::StringLiterals;

namespace {

std::optional<Resolution> resolutionOf(const QString &name)
{
    if (name == u"raw"_s)
        return Resolution::Raw;
    if (name == u"quarter"_s)
        return Resolution::Quarter;
    if (name == u"hour"_s)
        return Resolution::Hour;
    if (name == u"auto"_s)
        return Resolution::Auto;
    return std::nullopt;
}

} // namespace

QString ExportCsvCommand::prepare(const Arguments &arguments)
{
    if (const QString problem = takeRange(arguments, m_request.from, m_request.to);
        !problem.isEmpty())
        return problem;
    const auto resolution = resolutionOf(
        arguments.isSet(u"resolution"_s) ? arguments.value(u"resolution"_s) : u"raw"_s);
    if (!resolution)
        return u"--resolution is raw, quarter, hour or auto, not \"%1\"."_s.arg(
            arguments.value(u"resolution"_s));
    m_request.resolution = *resolution;
    const QString separator = arguments.isSet(u"separator"_s) ? arguments.value(u"separator"_s)
                                                              : u"comma"_s;
    const auto format = csvFormatCalled(separator);
    if (!format)
        return u"--separator is comma, semicolon (with decimal commas) or tab, not \"%1\"."_s.arg(
            separator);
    m_request.format = *format;
    m_request.format.hasLocalTimes = arguments.isSet(u"local-times"_s);
    if (const QString problem = takeColumns(arguments); !problem.isEmpty())
        return problem;
    m_miner = arguments.value(u"miner"_s);
    m_hasFile = arguments.isSet(u"output"_s);
    if (m_hasFile) {
        if (arguments.value(u"output"_s).isEmpty())
            return u"-o needs the name of a file."_s;
        m_request.file = QDir::current().absoluteFilePath(arguments.value(u"output"_s));
    }
    return {};
}

QString ExportCsvCommand::takeColumns(const Arguments &arguments)
{
    if (!arguments.isSet(u"columns"_s))
        return {};
    for (const QString &word : arguments.value(u"columns"_s).split(u',', Qt::SkipEmptyParts)) {
        const QString key = word.trimmed();
        if (!telemetryField(key)) {
            QStringList known;
            for (const TelemetryField &field : telemetryFields())
                known << field.key;
            return u"--columns: there is no \"%1\". There are %2."_s.arg(key, known.join(u", "_s));
        }
        m_request.columns << key;
    }
    return m_request.columns.isEmpty() ? u"--columns needs names of columns, with commas between."_s
                                       : QString();
}

void ExportCsvCommand::start()
{
    if (!m_miner.isEmpty()) {
        const Result<qint64> key = context().fleet.resolve(m_miner);
        if (!key)
            return refuse(key.error().detail);
        m_request.minerKeys << *key;
    }
    m_control = std::make_shared<ExportControl>();
    context().log.exportCsv(m_request, m_control).then(this, [this](const Result<ExportReport> &report) {
        if (!report) {
            if (report.error().kind == Error::Kind::Aborted)
                return finish(exitInterrupted);
            // Without a file, stdout may already hold a part of the CSV: no document behind that.
            if (m_hasFile)
                return fail(report.error());
            output().problem(report.error().detail);
            return finish(exitFailed);
        }
        if (m_hasFile && output().isJson())
            output().document(QCborMap{{u"file"_s, m_request.file}, {u"rows"_s, report->rows}});
        else if (m_hasFile)
            output().note(u"%1 rows written to %2."_s.arg(report->rows)
                              .arg(QDir::toNativeSeparators(m_request.file)));
        finish(exitDone);
    });
}

void ExportCsvCommand::interrupt()
{
    if (m_control)
        m_control->cancelled = true;
    else
        finish(exitInterrupted);
}

} // namespace coalface::cli
