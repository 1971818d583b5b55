// SPDX-License-Identifier: GPL-3.0-or-later
// What every job store promises, as tests. A store's own test program derives from it and says how to make
// one.
#pragma once

#include "core/jobs/job_store.h"

#include <QObject>
#include <functional>
#include <memory>

namespace i2m {

class StoreContract : public QObject
{
    Q_OBJECT

public:
    /// Makes an empty store, or opens the same one again after the last one was let go.
    using Factory = std::function<std::unique_ptr<JobStore>(bool again)>;
    explicit StoreContract(Factory factory) : m_factory(std::move(factory)) {}

private Q_SLOTS:
    void init();
    void cleanup();

    void insertKeepsEveryField();
    void anUnknownJobIsNotFound();
    void claimLeasesUpToTheFreePlaces();
    void claimIsFairBetweenJobs();
    void aHigherPriorityGoesFirst();
    void waitingTasksCanTradeTheirPlaces();
    void tradingPlacesIsFairToEverybodyElse();
    void whoLeftTheLineIsPassedOver();
    void aHeldBackTaskWaitsForRequeue();
    void aDelayedTaskIsClaimedWhenItIsDue();
    void anEndedLeaseIsClaimedAgainWithItsCheckpoint();
    void settleByAnOldLeaseChangesNothing();
    void commitByAnOldLeaseChangesNothing();
    void commitForgetsTheFailure();
    void progressNeverGoesBack();
    void everyChangeTakesTheNextRevision();
    void changedSinceMissesNothing();
    void removeLeavesATombstone();
    void removeRefusesWhileATaskRuns();
    void cancelEndsWhatTheProviderNeverSaw();
    void cancelMarksWhatTheProviderHas();
    void requeueKeepsCheckpointAndFailure();
    void aNewNameStaysWhateverTheHolderWrites();
    void aTaskIsFoundByItsNewNameAndItsOwn();
    void aTaskThatNobodyWaitsForGoesOnAsSuch();
    void onlyARunningTaskCanBeLeft();
    void aCompletedTaskIsReopenedInNobodysLine();
    void whoWorksOnATaskIsNoted();
    void jobsPageThroughNewestFirst();
    void jobsAreFilteredByOwnerStatusAndName();
    void finishedBeforeFindsOnlyEndedJobs();
    void logLinesComeInOrder();
    void factsStay();
    void whatWasAnsweredSurvivesReopening();

private:
    Job insertJob(int tasks, int priority = 0, const QString &owner = {});
    QList<Lease> claim(int places, Time at);
    Task settle(const Lease &lease, TaskState state);
    QList<TaskId> line();

    Factory m_factory;
    std::unique_ptr<JobStore> m_store;
    Time m_now{};
};

} // namespace i2m
