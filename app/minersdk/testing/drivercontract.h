// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <minersdk/testing/subject.h>

#include <QObject>

namespace coalface::testing {

//! The contract between Coalface and a driver (adapter.h, jobs.h), as a test: every verb against a
//! device on loopback that misbehaves in every way. A driver's test is its description alone:
//!
//!     int main(int argc, char *argv[])
//!     {
//!         coalface::testing::Subject subject;
//!         subject.driver = [] { return std::make_unique<Driver>(); };
//!         …
//!         return coalface::testing::testDriver({subject}, argc, argv);
//!     }
//!
//! Every row runs many trials at the same time; a failure names verb, fault, phase and what was wrong.
class DriverContract : public QObject
{
    Q_OBJECT
public:
    explicit DriverContract(const QList<Subject> &subjects) : m_subjects(subjects) {}

private Q_SLOTS:
    void theSubjectIsComplete_data();
    void theSubjectIsComplete();
    void aDeviceInGoodOrderIsServed_data();
    void aDeviceInGoodOrderIsServed();
    void oneRequestIsInFlight_data();
    void oneRequestIsInFlight();
    void readsSurvive_data();
    void readsSurvive();
    void writesSurvive_data();
    void writesSurvive();
    void itEndsWhenCancelled_data();
    void itEndsWhenCancelled();

private:
    void addSubjectRows() const;
    void addFaultRows() const;
    const Subject &subject() const;

    const QList<Subject> m_subjects;
};

//! What main() returns: runs the contract under Qt Test, with its command line.
int testDriver(const QList<Subject> &subjects, int argc, char *argv[]);

} // namespace coalface::testing
