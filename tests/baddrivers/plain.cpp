// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT

//! A library that is no plugin.
extern "C" int coalfaceTestDriverPlain()
{
    return 42;
}
