/** @file Binds the contract to the features. Handlers here only pass on; what they do is in `features/`. */
import { implement, ORPCError } from '@orpc/server';
import { engineContract } from '#shared/contract/engine/index.ts';
import { unforeseen } from './errors.ts';
import type { EngineEvents } from './events.ts';
import * as calls from './features/calls.ts';
import { carePlanDraft, discardCarePlanDraft, saveCarePlanDraft } from './features/care-plan-drafts.ts';
import { saveCarePlan } from './features/care-plans.ts';
import { recordEvidence, restoreEvidence, withdrawEvidence } from './features/evidence.ts';
import { monthEntries, monthView } from './features/month.ts';
import { patientReadiness } from './features/month-readiness.ts';
import { patientChart, searchPatients } from './features/patients.ts';
import { queueToday } from './features/queue.ts';
import { decideReview, openReviewCount, reviewList } from './features/reviews.ts';
import * as screenings from './features/screenings.ts';
import { pendingRecords } from './features/sync.ts';
import { teamOverview } from './features/team.ts';
import type { EnginePorts } from './ports.ts';
import type { Session } from './session.ts';
import { isDamage } from './store-trouble.ts';

export type EngineRouter = ReturnType<typeof createRouter>;

/** The router that every home serves. */
export function createRouter(ports: EnginePorts, session: Session, events: EngineEvents) {
  const os = implement(engineContract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      if (isDamage(error)) session.closeDamaged(error).catch(() => ports.log('store.damaged-not-closed'));
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
    queue: { today: os.queue.today.handler(() => queueToday(desk())) },
    patients: {
      chart: os.patients.chart.handler(({ input }) => patientChart(desk(), input.patientId)),
      search: os.patients.search.handler(({ input }) => searchPatients(desk(), input.text, input.limit)),
    },
    calls: {
      active: os.calls.active.handler(() => calls.activeCall(desk())),
      start: os.calls.start.handler(({ input }) => calls.startCall(desk(), input)),
      saveDraft: os.calls.saveDraft.handler(({ input }) => calls.saveCallDraft(desk(), input)),
      wrapUp: os.calls.wrapUp.handler(({ input }) => calls.wrapUpCall(desk(), input)),
      discard: os.calls.discard.handler(({ input }) => calls.discardCall(desk(), input.callId)),
    },
    clock: {
      current: os.clock.current.handler(() => desk().clock.current()),
      pause: os.clock.pause.handler(() => desk().clock.pause()),
      resume: os.clock.resume.handler(() => desk().clock.resume()),
      resolveGap: os.clock.resolveGap.handler(({ input }) => desk().clock.resolveGap(input.count)),
    },
    screenings: {
      forms: os.screenings.forms.handler(() => screenings.forms()),
      open: os.screenings.open.handler(({ input }) => screenings.openScreening(desk(), input)),
      saveDraft: os.screenings.saveDraft.handler(({ input }) => screenings.saveScreeningDraft(desk(), input)),
      complete: os.screenings.complete.handler(({ input }) =>
        screenings.completeScreening(desk(), input.draftId),
      ),
      drafts: os.screenings.drafts.handler(({ input }) =>
        screenings.screeningDrafts(desk(), input.patientId),
      ),
    },
    carePlans: {
      save: os.carePlans.save.handler(({ input }) => saveCarePlan(desk(), input)),
      draft: os.carePlans.draft.handler(({ input }) => carePlanDraft(desk(), input.patientId)),
      saveDraft: os.carePlans.saveDraft.handler(({ input }) => saveCarePlanDraft(desk(), input)),
      discardDraft: os.carePlans.discardDraft.handler(({ input }) =>
        discardCarePlanDraft(desk(), input.patientId),
      ),
    },
    month: {
      mine: os.month.mine.handler(({ input }) => monthView(desk(), input.month)),
      entries: os.month.entries.handler(({ input }) => monthEntries(desk(), input)),
      readiness: os.month.readiness.handler(({ input }) =>
        patientReadiness(desk(), input.patientId, input.month),
      ),
    },
    evidence: {
      record: os.evidence.record.handler(({ input }) => recordEvidence(desk(), input)),
      withdraw: os.evidence.withdraw.handler(({ input }) => withdrawEvidence(desk(), input)),
      restore: os.evidence.restore.handler(({ input }) => restoreEvidence(desk(), input)),
    },
    team: { overview: os.team.overview.handler(() => teamOverview(desk())) },
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
