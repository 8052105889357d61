// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitrule.h"

#include <QRegularExpression>

#include <algorithm>

namespace coalface::architecture {

const QList<WaitException> &waitExceptions()
{
    static const QList<WaitException> exceptions{
        {u"app/drivers/hostrun.cpp"_qs, u"waitForFinished"_qs,
         u"the application ends; a killed process is gone within milliseconds, and nobody is left to wait for"_qs},
        {u"app/main/singleinstance.cpp"_qs, u"waitForConnected"_qs,
         u"a second start, before it has a window or an event loop: it tells the first and ends"_qs},
        {u"app/driverhost/processlimits.cpp"_qs, u"sleep_for"_qs,
         u"asked for by a developer, before the event loop runs: waiting for a debugger"_qs},
        {u"app/drivers/store/durable.cpp"_qs, u"QThread::msleep"_qs,
         u"on a worker thread, Windows alone: a virus scanner holds new files for a moment"_qs},
        {u"app/store/opening.cpp"_qs, u"QThread::msleep"_qs,
         u"on the store's own threads: on a full disk programs read the database in turn"_qs},
    };
    return exceptions;
}

QStringList waitViolations(const SourceFile &file, const QList<WaitException> &exceptions)
{
    if (!file.isCpp()
        || !(file.isBelow(u"app") || file.isBelow(u"plugins") || file.isBelow(u"bundled_config")))
        return {};
    static const QRegularExpression everywhere(
        uR"(\b(processEvents|QEventLoop|waitFor(Connected|Disconnected|Encrypted|ReadyRead|BytesWritten|Started|Finished|NewConnection|Done)|QThread::[mu]?sleep|sleep_for|sleep_until|BlockingQueuedConnection)\b)"_qs);
    // Each of these runs an event loop of its own until the dialog or the menu is closed.
    static const QRegularExpression inWindow(
        uR"((QMessageBox::(question|warning|information|critical|about)|QFileDialog::get\w+|QInputDialog::get\w+|QColorDialog::getColor|(\.|->)exec)\s*\()"_qs);

    QStringList violations;
    const auto check = [&](const QRegularExpression &pattern, qsizetype lineIndex,
                           const QString &code) {
        const QString word = pattern.match(code).captured();
        const bool excepted = std::any_of(exceptions.begin(), exceptions.end(),
                                          [&](const WaitException &exception) {
                                              return exception.path == file.path
                                                     && word.contains(exception.word);
                                          });
        if (!word.isEmpty() && !excepted)
            violations.append(
                violation(file, lineIndex,
                          QStringLiteral("waits or nests an event loop: %1").arg(word)));
    };
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString code = file.lines[i].section(u"//"_qs, 0, 0);
        check(everywhere, i, code);
        if (file.isBelow(u"app/ui"))
            check(inWindow, i, code);
    }
    return violations;
}

} // namespace coalface::architecture
