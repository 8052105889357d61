// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
//
// sdk_consumer_metadata LIBRARY: prints what a driver says of itself, without running it.
#include <QJsonDocument>
#include <QJsonObject>
#include <QPluginLoader>

#include <cstdio>

int main(int argc, char *argv[])
{
    if (argc != 2)
        return 2;
    const QJsonObject metadata = QPluginLoader(QString::fromLocal8Bit(argv[1])).metaData();
    std::puts(QJsonDocument(metadata).toJson(QJsonDocument::Compact).constData());
    return metadata.isEmpty() ? 1 : 0;
}
