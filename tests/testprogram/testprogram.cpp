// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testprogram/testprogram.h"

#include <QFileInfo>
#include <QMap>
#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

#include <cstdio>

namespace coalface {

namespace {

QMap<QString, TestMaker> &tests()
{
    static QMap<QString, TestMaker> all;
    return all;
}

int usage(const char *program)
{
    std::fprintf(stderr, "Usage: %s TEST [FUNCTION[:DATA]…] [QtTest option…]\nTests:\n", program);
    for (const QString &name : tests().keys())
        std::fprintf(stderr, "  %s\n", qPrintable(name));
    return 2;
}

} // namespace

bool addTest(const char *file, TestMaker maker)
{
    const QString name = QFileInfo(QString::fromLocal8Bit(file)).completeBaseName();
    if (tests().contains(name))
        qFatal("Two tests are called %s", qPrintable(name));
    tests().insert(name, maker);
    return true;
}

} // namespace coalface

int main(int argc, char *argv[])
{
    using namespace coalface;
    const TestMaker maker = argc > 1 ? tests().value(QString::fromLocal8Bit(argv[1])) : nullptr;
    if (!maker)
        return usage(argv[0]);
    // The name belongs to this program, the rest to the test.
    for (int i = 1; i + 1 < argc; ++i)
        argv[i] = argv[i + 1];
    argv[--argc] = nullptr;
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi); // sizes do not depend on the display
    Application application(argc, argv);
    const std::unique_ptr<QObject> test = maker();
    return QTest::qExec(test.get(), argc, argv);
}
