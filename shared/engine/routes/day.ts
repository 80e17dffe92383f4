import { callReviewList } from '../features/call-review-list.ts';
import { answerReturn, callReviewView, reviewCall } from '../features/call-reviews.ts';
import * as calls from '../features/calls/index.ts';
import { chartThen } from '../features/chart-then.ts';
import * as clock from '../features/clock.ts';
import { ownLicenseGaps, teamLicenseGaps } from '../features/licenses.ts';
import { ownPhrases, saveOwnPhrases } from '../features/note-phrases.ts';
import { queueToday } from '../features/queue.ts';
import * as putOff from '../features/queue-put-off.ts';
import { queueViews, saveQueueViews } from '../features/queue-views.ts';
import { whyHere } from '../features/queue-why.ts';
import { decideReview, openReviewCount, reviewList } from '../features/reviews.ts';
import { taskList, taskOwners, taskView } from '../features/task-views.ts';
import { createTask, moveTask } from '../features/tasks.ts';
import type { Routing } from './routing.ts';

/** The day: the queue, the calls and their reviews, the clocks, the tasks, what waits for a decision, and where a license reaches. */
export function dayRoutes({ os, desk, events }: Routing) {
  return {
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
    licenses: {
      mine: os.licenses.mine.handler(() => ownLicenseGaps(desk())),
      ofTeam: os.licenses.ofTeam.handler(() => teamLicenseGaps(desk())),
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
    reviews: {
      list: os.reviews.list.handler(() => reviewList(desk())),
      openCount: os.reviews.openCount.handler(() => openReviewCount(desk())),
      decide: os.reviews.decide.handler(({ input }) => decideReview(desk(), input)),
    },
  };
}
