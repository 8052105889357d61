// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// fuzz_<id>_replay FOLDER…: what the fuzzer has found once, again, with any compiler. Each file is one
// input; so is each with its last byte cut off and each half, as a device's reply may arrive.
#include <QDirIterator>
#include <QFile>

#include <cstdint>
#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace {

void run(const QByteArray &bytes)
{
    // A copy of the exact size, so that a sanitizer sees what is read behind it.
    const std::unique_ptr<uint8_t[]> copy(new uint8_t[size_t(bytes.size())]);
    std::copy(bytes.begin(), bytes.end(), copy.get());
    LLVMFuzzerTestOneInput(copy.get(), size_t(bytes.size()));
}

} // namespace

int main(int argc, char *argv[])
{
    int inputs = 0;
    for (int i = 1; i < argc; ++i) {
        for (QDirIterator files(QString::fromLocal8Bit(argv[i]), QDir::Files); files.hasNext();) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "%s cannot be read.\n", qPrintable(file.fileName()));
                return 1;
            }
            const QByteArray bytes = file.readAll();
            run(bytes);
            run(bytes.chopped(qMin(bytes.size(), qsizetype(1))));
            run(bytes.left(bytes.size() / 2));
            ++inputs;
        }
    }
    run({});
    std::printf("%d inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
