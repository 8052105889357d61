// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//! Preloaded into a program (LD_PRELOAD), counts its calls that change files in one folder, and lets one of
//! them go wrong. It is told what to do by environment variables:
//!   FAULTS_FOLDER  the folder, a canonical path; it counts itself
//!   FAULTS_LOG     a file outside of it, to which a line "<call> <path>" is added for each call
//!   FAULTS_AT      the call that goes wrong, from 0
//!   FAULTS_KIND    what it does: "killed-before", "killed-after", "no-space", "io-error", "torn" (a write is
//!                  killed half done), "full" (from there on nothing that needs space succeeds)

// The checked variants of these functions would be in the way of defining them.
#undef _FORTIFY_SOURCE

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

using namespace std::literals;

long calls = 0;

std::string_view variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    ::_exit(137);
}

std::string pathOf(int descriptor)
{
    char target[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t size = ::readlink(link.c_str(), target, sizeof target);
    return size > 0 ? std::string(target, size_t(size)) : std::string();
}

std::string pathOf(int folder, const char *path)
{
    if (!path || *path == '/')
        return path ? path : "";
    char here[4096];
    const std::string base = folder != AT_FDCWD            ? pathOf(folder)
                             : ::getcwd(here, sizeof here) ? std::string(here)
                                                           : std::string();
    return base + '/' + path;
}

//! Not through write(), which would be counted.
void note(const char *call, const std::string &path)
{
    const std::string line = call + " "s + path + '\n';
    const long log = ::syscall(SYS_openat, AT_FDCWD, std::string(variable("FAULTS_LOG")).c_str(),
                               O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    ::syscall(SYS_write, log, line.data(), line.size());
    ::syscall(SYS_close, log);
}

//! What goes wrong with this call; empty: nothing.
std::string_view faultOf(const char *call, const std::string &path, bool needsSpace)
{
    const std::string_view folder = variable("FAULTS_FOLDER");
    if (folder.empty() || path.compare(0, folder.size(), folder) != 0
        || (path.size() > folder.size() && path[folder.size()] != '/'))
        return {};
    note(call, path);
    const std::string_view kind = variable("FAULTS_KIND");
    const long at = kind.empty() ? -1 : std::atol(std::getenv("FAULTS_AT"));
    const long now = calls++;
    if (kind == "full")
        return now >= at && at >= 0 && needsSpace ? "no-space"sv : ""sv;
    return now == at ? kind : ""sv;
}

template<typename Real>
auto guarded(std::string_view fault, const Real &real) -> decltype(real())
{
    if (fault == "killed-before")
        die();
    if (fault == "no-space" || fault == "io-error") {
        errno = fault == "no-space" ? ENOSPC : EIO;
        return -1;
    }
    const auto result = real();
    if (fault == "killed-after")
        die();
    return result;
}

template<typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

using Open = int(const char *, int, ...);
using OpenAt = int(int, const char *, int, ...);

int opened(const char *name, int folder, const char *path, int flags, mode_t mode)
{
    const auto real = [&] { return int(::syscall(SYS_openat, folder, path, flags, mode)); };
    if ((flags & O_ACCMODE) == O_RDONLY && !(flags & O_CREAT))
        return real();
    return guarded(faultOf(name, pathOf(folder, path), (flags & O_CREAT) != 0), real);
}

mode_t modeOf(int flags, va_list rest)
{
    return flags & (O_CREAT | O_TMPFILE) ? mode_t(va_arg(rest, unsigned)) : mode_t(0);
}

} // namespace

#define EXPORTED extern "C" __attribute__((visibility("default")))

#define OPEN(name) \
    EXPORTED int name(const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        const mode_t mode = modeOf(flags, rest); \
        va_end(rest); \
        return opened(#name, AT_FDCWD, path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    EXPORTED int name(int folder, const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        const mode_t mode = modeOf(flags, rest); \
        va_end(rest); \
        return opened(#name, folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

#define CREAT(name) \
    EXPORTED int name(const char *path, mode_t mode) \
    { \
        return opened(#name, AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); \
    }
CREAT(creat)
CREAT(creat64)

EXPORTED ssize_t write(int file, const void *data, size_t size)
{
    const auto real = [&](size_t part) { return ssize_t(::syscall(SYS_write, file, data, part)); };
    const std::string_view fault = faultOf("write", pathOf(file), true);
    if (fault == "torn") {
        real(size / 2);
        die();
    }
    return guarded(fault, [&] { return real(size); });
}

#define PWRITE(name) \
    EXPORTED ssize_t name(int file, const void *data, size_t size, off_t at) \
    { \
        const auto real = [&](size_t part) { \
            return ssize_t(::syscall(SYS_pwrite64, file, data, part, at)); \
        }; \
        const std::string_view fault = faultOf(#name, pathOf(file), true); \
        if (fault == "torn") { \
            real(size / 2); \
            die(); \
        } \
        return guarded(fault, [&] { return real(size); }); \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

EXPORTED ssize_t writev(int file, const iovec *parts, int count)
{
    const auto real = [&](int some) { return ssize_t(::syscall(SYS_writev, file, parts, some)); };
    const std::string_view fault = faultOf("writev", pathOf(file), true);
    if (fault == "torn") {
        real(count / 2);
        die();
    }
    return guarded(fault, [&] { return real(count); });
}

// Calls of one descriptor or path. The second argument of GUARDED says whether the call needs space.
#define GUARDED(name, needsSpace, path, parameters, ...) \
    EXPORTED int name parameters \
    { \
        return guarded(faultOf(#name, path, needsSpace), [&] { \
            static auto *const real = next<int parameters>(#name); \
            return real(__VA_ARGS__); \
        }); \
    }
GUARDED(fsync, false, pathOf(file), (int file), file)
GUARDED(fdatasync, false, pathOf(file), (int file), file)
GUARDED(ftruncate, false, pathOf(file), (int file, off_t size) noexcept, file, size)
GUARDED(ftruncate64, false, pathOf(file), (int file, off64_t size) noexcept, file, size)
GUARDED(mkdir, true, pathOf(AT_FDCWD, path), (const char *path, mode_t mode) noexcept, path, mode)
GUARDED(mkdirat, true, pathOf(folder, path), (int folder, const char *path, mode_t mode) noexcept,
        folder, path, mode)
GUARDED(unlink, false, pathOf(AT_FDCWD, path), (const char *path) noexcept, path)
GUARDED(unlinkat, false, pathOf(folder, path), (int folder, const char *path, int flags) noexcept,
        folder, path, flags)
GUARDED(rmdir, false, pathOf(AT_FDCWD, path), (const char *path) noexcept, path)
GUARDED(symlink, true, pathOf(AT_FDCWD, to), (const char *from, const char *to) noexcept, from, to)
// Of two paths the second counts: it is what changes.
GUARDED(rename, false, pathOf(AT_FDCWD, to), (const char *from, const char *to) noexcept, from, to)
GUARDED(renameat, false, pathOf(toFolder, to),
        (int fromFolder, const char *from, int toFolder, const char *to) noexcept, fromFolder, from,
        toFolder, to)
GUARDED(renameat2, false, pathOf(toFolder, to),
        (int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept,
        fromFolder, from, toFolder, to, flags)
GUARDED(link, true, pathOf(AT_FDCWD, to), (const char *from, const char *to) noexcept, from, to)
GUARDED(linkat, true, pathOf(toFolder, to),
        (int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept,
        fromFolder, from, toFolder, to, flags)
