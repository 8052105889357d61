// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleet.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPromise>

namespace coalface {

namespace {

QFuture<Result<Done>> refusedRemark(const QString &sentence)
{
    QPromise<Result<Done>> promise;
    promise.start();
    promise.addResult(Result<Done>(Error{Error::Kind::Rejected, sentence}));
    promise.finish();
    return promise.future();
}

Error programEnds()
{
    return {Error::Kind::Aborted, QStringLiteral("The program ends.")};
}

} // namespace

QFuture<Result<Done>> Fleet::rename(qint64 key, const QString &name)
{
    if (const QString problem = minerNameProblem(name); !problem.isEmpty())
        return refusedRemark(problem);
    return m_store.rename(key, name).then(qApp,
                                          [self = QPointer(this), key,
                                           name](const Result<Done> &done) -> Result<Done> {
                                              if (!self)
                                                  return programEnds();
                                              if (done && self->m_miners.contains(key)) {
                                                  self->m_miners[key].record.name = name;
                                                  self->noteChange(key);
                                              }
                                              return done;
                                          });
}

QFuture<Result<Done>> Fleet::tag(const QList<qint64> &keys, const QStringList &added,
                                 const QStringList &removed)
{
    for (const QString &tag : added) {
        if (const QString problem = tagProblem(tag); !problem.isEmpty())
            return refusedRemark(problem);
    }
    return m_store.tag(keys, added, removed)
        .then(qApp,
              [self = QPointer(this)](const Result<QHash<qint64, QStringList>> &tags) -> Result<Done> {
                  if (!self)
                      return programEnds();
                  if (!tags)
                      return tags.error();
                  for (auto entry = tags->cbegin(); entry != tags->cend(); ++entry) {
                      const auto miner = self->m_miners.find(entry.key());
                      if (miner == self->m_miners.end())
                          continue;
                      miner->remarks.tags = entry.value();
                      self->noteChange(entry.key());
                  }
                  return Done{};
              });
}

QFuture<Result<Done>> Fleet::setNotes(qint64 key, const QString &notes)
{
    if (const QString problem = notesProblem(notes); !problem.isEmpty())
        return refusedRemark(problem);
    return m_store.setNotes(key, notes)
        .then(qApp, [self = QPointer(this), key, notes](const Result<Done> &done) -> Result<Done> {
            if (!self)
                return programEnds();
            const auto miner = self->m_miners.find(key);
            if (done && miner != self->m_miners.end()) {
                miner->remarks.notes = notes;
                self->noteChange(key);
            }
            return done;
        });
}

QStringList Fleet::tags() const
{
    QHash<QString, QString> found;
    for (const Miner &miner : m_miners) {
        for (const QString &tag : miner.remarks.tags)
            found.insert(foldedTag(tag), tag);
    }
    return sortedTags(found.values());
}

} // namespace coalface
