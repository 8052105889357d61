// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace coalface {

//! Makes the object whose slots are the test functions.
using TestMaker = std::unique_ptr<QObject> (*)();

//! Adds a test to the program. It is called as its file, without the ending. Before main() alone.
bool addTest(const char *file, TestMaker maker);

} // namespace coalface

//! Instead of a QTEST_…MAIN: a folder's tests are one program, which runs the one it is given the name of
//! ("core_fleet_tests tst_poller"). Compiling and linking each alone took most of the build's time.
#define COALFACE_TEST(Class) \
    [[maybe_unused]] static const bool added##Class \
        = coalface::addTest(__FILE__, []() -> std::unique_ptr<QObject> { \
              return std::make_unique<Class>(); \
          });
