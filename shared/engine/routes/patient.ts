import * as careGaps from '../features/care-gaps.ts';
import { recordConsent } from '../features/consents.ts';
import { saveCoverage } from '../features/coverage.ts';
import { decideDeceased } from '../features/deceased.ts';
import * as education from '../features/education.ts';
import { openEscalation } from '../features/escalation-open.ts';
import { closedEscalations, escalationList, escalationView } from '../features/escalation-views.ts';
import * as escalations from '../features/escalations.ts';
import { searchPatients } from '../features/patient-search.ts';
import { patientChart } from '../features/patients.ts';
import { savePersonalNotes } from '../features/personal-notes.ts';
import * as screeningForms from '../features/screening-forms.ts';
import * as screenings from '../features/screenings.ts';
import * as transitions from '../features/transitions.ts';
import type { Routing } from './routing.ts';

/** What is asked and recorded of one patient. */
export function patientRoutes({ os, desk }: Routing) {
  return {
    patients: {
      chart: os.patients.chart.handler(({ input }) => patientChart(desk(), input.patientId)),
      savePersonalNotes: os.patients.savePersonalNotes.handler(({ input }) =>
        savePersonalNotes(desk(), input),
      ),
      search: os.patients.search.handler(({ input }) => searchPatients(desk(), input.text, input.limit)),
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
    education: {
      list: os.education.list.handler(({ input }) => education.listEducation(desk(), input)),
      history: os.education.history.handler(({ input }) =>
        education.educationHistory(desk(), input.patientId),
      ),
      give: os.education.give.handler(({ input }) => education.giveEducation(desk(), input)),
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
  };
}
