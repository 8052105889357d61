// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "minersdk/testing/secrets.h"

namespace coalface::testing {

namespace {

// A message handler has no argument of its own; drivers log on the test's thread.
thread_local QStringList seen;
thread_local QtMessageHandler passOn = nullptr;

void watch(QtMsgType type, const QMessageLogContext &context, const QString &line)
{
    seen += line;
    if (passOn)
        passOn(type, context, line);
}

} // namespace

QStringList secretsOf(const Subject &subject)
{
    QStringList secrets = subject.credentials.values() + subject.login.values();
    secrets += subject.pool.password;
    secrets.removeAll(QString());
    return secrets;
}

QString textWithSecret(const QStringList &texts, const QStringList &secrets)
{
    for (const QString &text : texts) {
        for (const QString &secret : secrets) {
            if (text.contains(secret))
                return text;
        }
    }
    return {};
}

LogWatch::LogWatch()
{
    seen.clear();
    passOn = qInstallMessageHandler(watch);
}

LogWatch::~LogWatch()
{
    qInstallMessageHandler(passOn);
}

QStringList LogWatch::lines() const
{
    return seen;
}

} // namespace coalface::testing
