import { carePlanDraft, discardCarePlanDraft, saveCarePlanDraft } from '../features/care-plan-drafts.ts';
import { saveCarePlan } from '../features/care-plans.ts';
import * as needs from '../features/needs.ts';
import { givePlanCopy, planCopy } from '../features/plan-copies.ts';
import { mergePlanEdit, planMeasurements } from '../features/plan-editor.ts';
import {
  approvePlan,
  planHistory,
  returnPlan,
  submitPlan,
  submittedPlans,
} from '../features/plan-versions.ts';
import * as referrals from '../features/referrals.ts';
import { directory, reportWrongResource, searchResources } from '../features/resources.ts';
import type { Routing } from './routing.ts';

/** The care plan, the needs that lead to it, and who helps with them. */
export function planningRoutes({ os, desk }: Routing) {
  return {
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
    planEditor: {
      merge: os.planEditor.merge.handler(({ input }) => mergePlanEdit(desk(), input)),
      measurements: os.planEditor.measurements.handler(({ input }) => planMeasurements(desk(), input)),
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
  };
}
