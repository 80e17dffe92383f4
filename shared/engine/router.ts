/** @file Binds the contract to the features. Handlers here only pass on; what they do is in `features/`. */
import { implement, ORPCError } from '@orpc/server';
import { engineContract } from '#shared/contract/engine/index.ts';
import { unforeseen } from './errors.ts';
import type { EngineEvents } from './events.ts';
import * as administration from './features/administration.ts';
import * as assignments from './features/assignments.ts';
import { auditChoices, auditOnDevice, exportAudit, searchAudit, verifyAuditChain } from './features/audit.ts';
import { callReviewList } from './features/call-review-list.ts';
import { answerReturn, callReviewView, reviewCall } from './features/call-reviews.ts';
import * as calls from './features/calls/index.ts';
import * as careGaps from './features/care-gaps.ts';
import { carePlanDraft, discardCarePlanDraft, saveCarePlanDraft } from './features/care-plan-drafts.ts';
import { saveCarePlan } from './features/care-plans.ts';
import { chartThen } from './features/chart-then.ts';
import * as clock from './features/clock.ts';
import { recordConsent } from './features/consents.ts';
import { saveCoverage } from './features/coverage.ts';
import { decideDeceased } from './features/deceased.ts';
import * as education from './features/education.ts';
import { openEscalation } from './features/escalation-open.ts';
import { closedEscalations, escalationList, escalationView } from './features/escalation-views.ts';
import * as escalations from './features/escalations.ts';
import { recordEvidence, restoreEvidence, withdrawEvidence } from './features/evidence.ts';
import { addManualEntry, correctLedgerEntry, voidLedgerEntry } from './features/ledger.ts';
import { ledgerDay, ledgerHistory, ledgerMonth } from './features/ledger-entries.ts';
import { ledgerPacket } from './features/ledger-packet.ts';
import { ownLicenseGaps, teamLicenseGaps } from './features/licenses.ts';
import { monthEntries, monthView } from './features/month.ts';
import {
  closeMonths,
  exportMonth,
  monthCloseBoard,
  monthCloseTrail,
  reopenMonth,
} from './features/month-close.ts';
import { patientReadiness } from './features/month-readiness.ts';
import * as needs from './features/needs.ts';
import { ownPhrases, saveOwnPhrases } from './features/note-phrases.ts';
import { searchPatients } from './features/patient-search.ts';
import { patientChart } from './features/patients.ts';
import { savePersonalNotes } from './features/personal-notes.ts';
import { givePlanCopy, planCopy } from './features/plan-copies.ts';
import { mergePlanEdit, planMeasurements } from './features/plan-editor.ts';
import {
  approvePlan,
  planHistory,
  returnPlan,
  submitPlan,
  submittedPlans,
} from './features/plan-versions.ts';
import { queueToday } from './features/queue.ts';
import * as putOff from './features/queue-put-off.ts';
import { queueViews, saveQueueViews } from './features/queue-views.ts';
import { whyHere } from './features/queue-why.ts';
import * as referrals from './features/referrals.ts';
import { directory, reportWrongResource, searchResources } from './features/resources.ts';
import { decideReview, openReviewCount, reviewList } from './features/reviews.ts';
import * as screeningForms from './features/screening-forms.ts';
import * as screenings from './features/screenings.ts';
import { pendingRecords } from './features/sync.ts';
import { taskList, taskOwners, taskView } from './features/task-views.ts';
import { createTask, moveTask } from './features/tasks.ts';
import { teamBoard, teamRows } from './features/team.ts';
import * as transitions from './features/transitions.ts';
import type { EnginePorts } from './ports.ts';
import type { Session } from './session.ts';

export type EngineRouter = ReturnType<typeof createRouter>;

/** The router that every home serves. */
export function createRouter(ports: EnginePorts, session: Session, events: EngineEvents) {
  const os = implement(engineContract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      const { code, answer } = unforeseen(error);
      ports.log('engine.failed', { procedure: path.join('.'), code });
      throw answer;
    }
  });
  const desk = () => session.desk();

  return os.router({
    session: {
      status: os.session.status.handler(async function* ({ signal }) {
        const following = events.subscribe('session', signal as never);
        const closed = session.windows.opened();
        try {
          yield await session.status();
          yield* following;
        } finally {
          closed();
        }
      }),
      signIn: os.session.signIn.handler(({ input }) => session.signIn(input.email, input.passphrase)),
      lock: os.session.lock.handler(() => session.lock('asked')),
      signOut: os.session.signOut.handler(() => session.signOut()),
      signOff: os.session.signOff.handler(() => session.signOff()),
      active: os.session.active.handler(() => session.active()),
      flushed: os.session.flushed.handler(() => {
        session.windows.flushed();
        return {};
      }),
      changePassphrase: os.session.changePassphrase.handler(({ input }) =>
        session.changePassphrase(input.current, input.next),
      ),
      recover: os.session.recover.handler(({ input }) => session.recover(input.email, input.recoveryKey)),
      changes: os.session.changes.handler(async function* ({ signal }) {
        yield* events.subscribe('changes', signal as never);
      }),
    },
    storeTrouble: {
      tryAgain: os.storeTrouble.tryAgain.handler(() => session.takeWayOut((troubles) => troubles.clear())),
      restoreBackup: os.storeTrouble.restoreBackup.handler(({ input }) =>
        session.takeWayOut((troubles) => troubles.restoreBackup(input.backupId)),
      ),
      startNew: os.storeTrouble.startNew.handler(() => session.takeWayOut((troubles) => troubles.startNew())),
    },
    administration: {
      people: os.administration.people.handler(() => administration.listPeople(desk())),
      createPerson: os.administration.createPerson.handler(({ input }) =>
        administration.createPerson(desk(), input),
      ),
      changePerson: os.administration.changePerson.handler(({ input }) =>
        administration.changePerson(desk(), input),
      ),
      resetPassphrase: os.administration.resetPassphrase.handler(({ input }) =>
        administration.resetPassphrase(desk(), input),
      ),
      devices: os.administration.devices.handler(() => administration.listDevices(desk())),
      retireDevice: os.administration.retireDevice.handler(({ input }) =>
        administration.retireDevice(desk(), input),
      ),
      wipeDevice: os.administration.wipeDevice.handler(({ input }) =>
        administration.wipeDevice(desk(), input),
      ),
      recoveryKey: os.administration.recoveryKey.handler(({ input }) =>
        administration.recoveryKey(desk(), input),
      ),
      settings: os.administration.settings.handler(() => administration.organizationSettings(desk())),
      changeSettings: os.administration.changeSettings.handler(({ input }) =>
        administration.changeSettings(desk(), input),
      ),
    },
    queue: {
      today: os.queue.today.handler(() => queueToday(desk())),
      why: os.queue.why.handler(({ input }) => whyHere(desk(), input.patientId)),
      skip: os.queue.skip.handler(({ input }) => putOff.skipPatient(desk(), input)),
      snooze: os.queue.snooze.handler(({ input }) => putOff.snoozePatient(desk(), input)),
      unhold: os.queue.unhold.handler(({ input }) => putOff.unholdPatient(desk(), input)),
      holdAgain: os.queue.holdAgain.handler(({ input }) => putOff.holdPatientAgain(desk(), input)),
      views: os.queue.views.handler(() => queueViews(desk())),
      saveViews: os.queue.saveViews.handler(({ input }) => saveQueueViews(desk(), input.views)),
    },
    patients: {
      chart: os.patients.chart.handler(({ input }) => patientChart(desk(), input.patientId)),
      savePersonalNotes: os.patients.savePersonalNotes.handler(({ input }) =>
        savePersonalNotes(desk(), input),
      ),
      search: os.patients.search.handler(({ input }) => searchPatients(desk(), input.text, input.limit)),
    },
    calls: {
      active: os.calls.active.handler(() => calls.activeCall(desk())),
      start: os.calls.start.handler(({ input }) => calls.startCall(desk(), input)),
      saveDraft: os.calls.saveDraft.handler(({ input }) => calls.saveCallDraft(desk(), input)),
      wrapUp: os.calls.wrapUp.handler(({ input }) => calls.wrapUpCall(desk(), input)),
      discard: os.calls.discard.handler(({ input }) => calls.discardCall(desk(), input.callId)),
      park: os.calls.park.handler(({ input }) => calls.parkCall(desk(), input.callId)),
      takeUp: os.calls.takeUp.handler(({ input }) => calls.takeUpCall(desk(), input.callId)),
      parked: os.calls.parked.handler(() => calls.parkedCalls(desk())),
      addAddendum: os.calls.addAddendum.handler(({ input }) => calls.addAddendum(desk(), input)),
    },
    callReviews: {
      list: os.callReviews.list.handler(({ input }) => callReviewList(desk(), input)),
      one: os.callReviews.one.handler(({ input }) => callReviewView(desk(), input.callId)),
      review: os.callReviews.review.handler(({ input }) => reviewCall(desk(), input)),
      answer: os.callReviews.answer.handler(({ input }) => answerReturn(desk(), input)),
      chartThen: os.callReviews.chartThen.handler(({ input }) => chartThen(desk(), input.callId)),
    },
    clock: {
      current: os.clock.current.handler(() => desk().clock.current()),
      list: os.clock.list.handler(() => desk().clock.list()),
      startWork: os.clock.startWork.handler(({ input }) => clock.startWork(desk(), input)),
      pause: os.clock.pause.handler(() => clock.pause(desk())),
      resume: os.clock.resume.handler(() => clock.resume(desk())),
      switchTo: os.clock.switchTo.handler(({ input }) => clock.switchTo(desk(), input.clockId)),
      finish: os.clock.finish.handler(({ input }) => clock.finishWork(desk(), input)),
      discard: os.clock.discard.handler(({ input }) => clock.discardWork(desk(), input.clockId)),
      answerGap: os.clock.answerGap.handler(({ input }) => clock.answerClockGap(desk(), input)),
      others: os.clock.others.handler(() => desk().otherClocks.list()),
    },
    notePhrases: {
      own: os.notePhrases.own.handler(() => ownPhrases(desk())),
      save: os.notePhrases.save.handler(({ input }) => saveOwnPhrases(desk(), input.phrases)),
    },
    education: {
      list: os.education.list.handler(({ input }) => education.listEducation(desk(), input)),
      history: os.education.history.handler(({ input }) =>
        education.educationHistory(desk(), input.patientId),
      ),
      give: os.education.give.handler(({ input }) => education.giveEducation(desk(), input)),
    },
    escalations: {
      open: os.escalations.open.handler(({ input }) => openEscalation(desk(), input)),
      addStep: os.escalations.addStep.handler(({ input }) => escalations.addStep(desk(), input)),
      savePlace: os.escalations.savePlace.handler(({ input }) => escalations.savePlace(desk(), input)),
      saveReport: os.escalations.saveReport.handler(({ input }) => escalations.saveReport(desk(), input)),
      setLevel: os.escalations.setLevel.handler(({ input }) => escalations.setLevel(desk(), input)),
      acknowledge: os.escalations.acknowledge.handler(({ input }) => escalations.acknowledge(desk(), input)),
      close: os.escalations.close.handler(({ input }) => escalations.closeEscalation(desk(), input)),
      list: os.escalations.list.handler(() => escalationList(desk())),
      closed: os.escalations.closed.handler(() => closedEscalations(desk())),
      one: os.escalations.one.handler(({ input }) => escalationView(desk(), input.taskId)),
    },
    consents: { record: os.consents.record.handler(({ input }) => recordConsent(desk(), input)) },
    coverages: { save: os.coverages.save.handler(({ input }) => saveCoverage(desk(), input)) },
    deceased: { decide: os.deceased.decide.handler(({ input }) => decideDeceased(desk(), input)) },
    screenings: {
      forms: os.screenings.forms.handler(() => screeningForms.forms(desk())),
      refusedForms: os.screenings.refusedForms.handler(() => screeningForms.refusedForms(desk())),
      form: os.screenings.form.handler(({ input }) => screeningForms.findForm(desk(), input.questionnaire)),
      open: os.screenings.open.handler(({ input }) => screenings.openScreening(desk(), input)),
      amend: os.screenings.amend.handler(({ input }) => screenings.amendScreening(desk(), input.screeningId)),
      saveDraft: os.screenings.saveDraft.handler(({ input }) => screenings.saveScreeningDraft(desk(), input)),
      complete: os.screenings.complete.handler(({ input }) =>
        screenings.completeScreening(desk(), input.draftId),
      ),
      discard: os.screenings.discard.handler(({ input }) =>
        screenings.discardScreening(desk(), input.draftId),
      ),
      drafts: os.screenings.drafts.handler(({ input }) =>
        screenings.screeningDrafts(desk(), input.patientId),
      ),
    },
    planEditor: {
      merge: os.planEditor.merge.handler(({ input }) => mergePlanEdit(desk(), input)),
      measurements: os.planEditor.measurements.handler(({ input }) => planMeasurements(desk(), input)),
    },
    careGaps: {
      list: os.careGaps.list.handler(({ input }) => careGaps.listCareGaps(desk(), input.patientId)),
      caseload: os.careGaps.caseload.handler(() => careGaps.caseloadCareGaps(desk())),
      answer: os.careGaps.answer.handler(({ input }) => careGaps.answerCareGap(desk(), input)),
      makeTask: os.careGaps.makeTask.handler(({ input }) => careGaps.makeGapTask(desk(), input)),
    },
    transitions: {
      checklist: os.transitions.checklist.handler(({ input }) =>
        transitions.transitionChecklists(desk(), input.patientId),
      ),
      stepDone: os.transitions.stepDone.handler(({ input }) => transitions.doneTransitionStep(desk(), input)),
      record: os.transitions.record.handler(({ input }) => transitions.recordTransition(desk(), input)),
    },
    carePlans: {
      save: os.carePlans.save.handler(({ input }) => saveCarePlan(desk(), input)),
      draft: os.carePlans.draft.handler(({ input }) => carePlanDraft(desk(), input.patientId)),
      saveDraft: os.carePlans.saveDraft.handler(({ input }) => saveCarePlanDraft(desk(), input)),
      discardDraft: os.carePlans.discardDraft.handler(({ input }) =>
        discardCarePlanDraft(desk(), input.patientId),
      ),
      submit: os.carePlans.submit.handler(({ input }) => submitPlan(desk(), input)),
      approve: os.carePlans.approve.handler(({ input }) => approvePlan(desk(), input)),
      return: os.carePlans.return.handler(({ input }) => returnPlan(desk(), input)),
      versions: os.carePlans.versions.handler(({ input }) => planHistory(desk(), input.patientId)),
      submitted: os.carePlans.submitted.handler(() => submittedPlans(desk())),
      copy: os.carePlans.copy.handler(({ input }) => planCopy(desk(), input)),
      giveCopy: os.carePlans.giveCopy.handler(({ input }) => givePlanCopy(desk(), input)),
    },
    needs: {
      list: os.needs.list.handler(({ input }) => needs.listNeeds(desk(), input.patientId)),
      accept: os.needs.accept.handler(({ input }) => needs.acceptNeed(desk(), input)),
      move: os.needs.move.handler(({ input }) => needs.moveNeed(desk(), input)),
      confirm: os.needs.confirm.handler(({ input }) => needs.confirmNeed(desk(), input)),
      chooseCode: os.needs.chooseCode.handler(({ input }) => needs.chooseNeedCode(desk(), input)),
      decideCode: os.needs.decideCode.handler(({ input }) => needs.decideNeedCode(desk(), input)),
    },
    referrals: {
      open: os.referrals.open.handler(() => referrals.openReferrals(desk())),
      overview: os.referrals.overview.handler(() => referrals.overviewOfReferrals(desk())),
      create: os.referrals.create.handler(({ input }) => referrals.createReferral(desk(), input)),
      advance: os.referrals.advance.handler(({ input }) => referrals.advanceReferral(desk(), input)),
    },
    resources: {
      search: os.resources.search.handler(({ input }) => searchResources(desk(), input)),
      directory: os.resources.directory.handler(({ input }) => directory(desk(), input)),
      referrals: os.resources.referrals.handler(({ input }) =>
        referrals.referralsTo(desk(), input.resourceId),
      ),
      reportWrong: os.resources.reportWrong.handler(({ input }) => reportWrongResource(desk(), input)),
    },
    ledger: {
      month: os.ledger.month.handler(({ input }) => ledgerMonth(desk(), input)),
      day: os.ledger.day.handler(({ input }) => ledgerDay(desk(), input)),
      history: os.ledger.history.handler(({ input }) => ledgerHistory(desk(), input.entryId)),
      addManual: os.ledger.addManual.handler(({ input }) => addManualEntry(desk(), input)),
      correct: os.ledger.correct.handler(({ input }) => correctLedgerEntry(desk(), input)),
      void: os.ledger.void.handler(({ input }) => voidLedgerEntry(desk(), input)),
      packet: os.ledger.packet.handler(({ input }) => ledgerPacket(desk(), input)),
    },
    month: {
      mine: os.month.mine.handler(({ input }) => monthView(desk(), input.month)),
      entries: os.month.entries.handler(({ input }) => monthEntries(desk(), input)),
      readiness: os.month.readiness.handler(({ input }) =>
        patientReadiness(desk(), input.patientId, input.month),
      ),
    },
    monthClose: {
      board: os.monthClose.board.handler(({ input }) => monthCloseBoard(desk(), input.month)),
      trail: os.monthClose.trail.handler(({ input }) => monthCloseTrail(desk(), input)),
      close: os.monthClose.close.handler(({ input }) => closeMonths(desk(), input)),
      reopen: os.monthClose.reopen.handler(({ input }) => reopenMonth(desk(), input)),
      exported: os.monthClose.exported.handler(({ input }) => exportMonth(desk(), input.month)),
    },
    evidence: {
      record: os.evidence.record.handler(({ input }) => recordEvidence(desk(), input)),
      withdraw: os.evidence.withdraw.handler(({ input }) => withdrawEvidence(desk(), input)),
      restore: os.evidence.restore.handler(({ input }) => restoreEvidence(desk(), input)),
    },
    tasks: {
      list: os.tasks.list.handler(({ input }) => taskList(desk(), input)),
      one: os.tasks.one.handler(({ input }) => taskView(desk(), input.taskId)),
      owners: os.tasks.owners.handler(({ input }) => taskOwners(desk(), input.patientId)),
      create: os.tasks.create.handler(({ input }) => createTask(desk(), input)),
      move: os.tasks.move.handler(({ input }) => moveTask(desk(), input)),
      reminders: os.tasks.reminders.handler(async function* ({ signal }) {
        yield* events.subscribe('reminders', signal as never);
      }),
    },
    assignments: {
      preview: os.assignments.preview.handler(({ input }) => assignments.previewMove(desk(), input)),
      move: os.assignments.move.handler(({ input }) => assignments.movePatients(desk(), input)),
      covers: os.assignments.covers.handler(() => assignments.listCovers(desk())),
      createCover: os.assignments.createCover.handler(({ input }) => assignments.createCover(desk(), input)),
      endCover: os.assignments.endCover.handler(({ input }) => assignments.endCover(desk(), input)),
    },
    licenses: {
      mine: os.licenses.mine.handler(() => ownLicenseGaps(desk())),
      ofTeam: os.licenses.ofTeam.handler(() => teamLicenseGaps(desk())),
    },
    audit: {
      search: os.audit.search.handler(({ input }) => searchAudit(desk(), input)),
      choices: os.audit.choices.handler(({ input }) => auditChoices(desk(), input)),
      onDevice: os.audit.onDevice.handler(({ input }) => auditOnDevice(desk(), input)),
      exportCsv: os.audit.exportCsv.handler(({ input }) => exportAudit(desk(), input)),
      verifyChain: os.audit.verifyChain.handler(({ input }) => verifyAuditChain(desk(), input)),
    },
    team: {
      board: os.team.board.handler(() => teamBoard(desk())),
      rows: os.team.rows.handler(({ input }) => teamRows(desk(), input)),
    },
    reviews: {
      list: os.reviews.list.handler(() => reviewList(desk())),
      openCount: os.reviews.openCount.handler(() => openReviewCount(desk())),
      decide: os.reviews.decide.handler(({ input }) => decideReview(desk(), input)),
    },
    sync: {
      status: os.sync.status.handler(async function* ({ signal }) {
        const following = events.subscribe('sync', signal as never);
        yield desk().sync.status();
        yield* following;
      }),
      pending: os.sync.pending.handler(() => pendingRecords(desk())),
      now: os.sync.now.handler(() => desk().sync.now()),
      check: os.sync.check.handler(() => desk().sync.check()),
      correctable: os.sync.correctable.handler(({ input }) => desk().sync.correctable(input)),
      correct: os.sync.correct.handler(({ input }) => desk().sync.correct(input)),
      sendAsIs: os.sync.sendAsIs.handler(({ input }) => desk().sync.sendAsIs(input)),
    },
  });
}
