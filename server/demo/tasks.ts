import { addBusinessDays } from '#shared/domain/business-days.ts';
import type { Call } from '#shared/domain/call.ts';
import { isContact } from '#shared/domain/call.ts';
import { addDays } from '#shared/domain/local-date.ts';
import type { Task } from '#shared/domain/task.ts';
import { at } from './calendar.ts';
import { callableFrom } from './calls.ts';
import data from './data/tasks.json' with { type: 'json' };
import { type CaseloadContext, type EverydayNeed, type Profile, stamp } from './profile.ts';
import type { Random } from './random.ts';
import { businessDayBefore } from './schedule.ts';

interface NewTask {
  kind: Task['kind'];
  title: string;
  detail?: string;
  priority?: Task['priority'];
  dueAt: number;
  createdAt: number;
  ownerId?: string;
  createdBy?: string;
  callId?: string;
  /** When it was done; open without it. */
  completedAt?: number;
}

/** The tasks of one patient: what her calls left to do, what waits after a discharge, and some errands. */
export function writeTasks(profile: Profile, calls: readonly Call[], context: CaseloadContext): Task[] {
  const { now, staffId } = context;
  const random = profile.random.fork('tasks');
  const make = (task: NewTask): Task => {
    const isDone = task.completedAt !== undefined;
    return {
      recurrence: null,
      history: [],
      escalation: null,
      referral: null,
      id: random.id(task.createdAt),
      ...stamp(Math.min(now, task.completedAt ?? task.createdAt), task.createdBy ?? staffId),
      patientId: profile.patient.id,
      kind: task.kind,
      status: isDone ? 'completed' : 'requested',
      priority: task.priority ?? 'routine',
      title: task.title,
      detail: task.detail ?? '',
      dueAt: new Date(task.dueAt).toISOString(),
      ownerId: task.ownerId ?? staffId,
      createdAt: new Date(task.createdAt).toISOString(),
      createdBy: task.createdBy ?? staffId,
      completedAt: isDone ? new Date(task.completedAt ?? 0).toISOString() : '',
      callId: task.callId ?? '',
    };
  };
  const tasks = nextContacts(calls, now).map(make);
  const discharge = transitionTask(profile, context);
  if (discharge !== undefined) tasks.push(make(discharge));
  const errands = errandsOf(profile, calls, context);
  tasks.push(...errands.map(make));
  return tasks;
}

/** Finished tasks older than this have been cleared away. */
const KEPT_MS = 150 * 86_400_000;

/** Each agreed next contact is done by the next conversation; the last one waits. Promised call backs are always open. */
function nextContacts(calls: readonly Call[], now: number): NewTask[] {
  return calls.flatMap((call, index): NewTask[] => {
    const next = call.nextContact;
    if (next === null || Date.parse(call.endedAt) < now - KEPT_MS) return [];
    const isCallback = next.kind === 'callback';
    const later = calls.slice(index + 1).find(({ disposition }) => isContact(disposition));
    return [
      {
        kind: isCallback ? 'callback' : 'next-contact',
        title: isCallback ? 'Call back as promised' : 'Monthly call',
        detail: isCallback ? call.note.reason : next.reason,
        priority: isCallback ? 'urgent' : 'routine',
        dueAt: Date.parse(next.dueAt),
        createdAt: Date.parse(call.signedAt || call.endedAt),
        callId: call.id,
        ...(later === undefined ? {} : { completedAt: Date.parse(later.endedAt) }),
      },
    ];
  });
}

/** The first contact after a discharge is due within two business days (CMS transitional care management, since 2013-01-01). */
function transitionTask(
  { patient }: Profile,
  { today, now, supervisorId }: CaseloadContext,
): NewTask | undefined {
  const transition = patient.transitions[0];
  if (transition === undefined) return undefined;
  const createdAt = Math.min(
    now,
    Math.max(at(today, 480, patient.timeZone), at(transition.on, 1020, patient.timeZone)),
  );
  const isDischarge = transition.kind === 'discharge';
  return {
    kind: 'outreach',
    title: isDischarge ? 'First call after discharge' : 'Call after emergency visit',
    detail: `${transition.facility}: ${transition.reason}.`,
    priority: 'urgent',
    dueAt: at(addBusinessDays(transition.on, 2), 1020, patient.timeZone),
    createdAt,
    createdBy: supervisorId,
  };
}

const NEED_OF_DOMAIN: Readonly<Record<string, EverydayNeed>> = {
  food: 'food',
  transportation: 'transportation',
  utilities: 'utilities',
  living: 'housing',
};

/** Whether a task follows up on help with a need of this domain of the screening. */
export function isForNeed({ kind, title }: Task, domain: string): boolean {
  const need = NEED_OF_DOMAIN[domain];
  return (
    kind === 'referral' && need !== undefined && data.referral[need].some((words) => words.title === title)
  );
}

const ERRANDS = ['refill', 'appointment', 'transport', 'review'] as const;

/** Errands of the year: most are done, some wait; what helps with a need waits until it is met. */
function errandsOf(profile: Profile, calls: readonly Call[], context: CaseloadContext): NewTask[] {
  const random = profile.random.fork('errands');
  const talks = calls.filter(({ disposition }) => isContact(disposition));
  const tasks: NewTask[] = [];
  const last = talks.at(-1);
  const open = (kind: Task['kind'], words: { title: string; detail: string }, call: Call) =>
    tasks.push({
      kind,
      ...words,
      dueAt: callableFrom(profile, addDays(context.today, random.integer(-3, 12)), random),
      createdAt: Date.parse(call.endedAt),
      callId: call.id,
    });
  if (last !== undefined) {
    for (const need of profile.needs) open('referral', random.pick(data.referral[need]), last);
    if (random.chance(0.04)) open('referral', random.pick(data.referral.care), last);
    const kind = random.pick(ERRANDS);
    if (random.chance(0.1)) open(kind, random.pick(data[kind]), last);
  }
  for (const [index, call] of talks.slice(0, -1).entries()) {
    if (!random.chance(0.12)) continue;
    const kind = random.pick(ERRANDS);
    const createdAt = Date.parse(call.endedAt);
    const done = Date.parse(talks[index + 1]?.endedAt ?? call.endedAt);
    tasks.push({
      kind,
      ...random.pick(data[kind]),
      dueAt: done,
      createdAt,
      callId: call.id,
      completedAt: done,
    });
  }
  return [...tasks, ...escalation(profile, context, random)];
}

/** Two patients of a hundred left a message on the last workday that the supervisor has not answered yet. */
function escalation(
  { conditions, patient }: Profile,
  { today, now, person, supervisorId }: CaseloadContext,
  random: Random,
): NewTask[] {
  const fitting = data.escalation.filter(({ needs }) => conditions.has(needs));
  if (fitting.length === 0 || patient.transitions.length > 0 || !random.chance(0.02)) return [];
  const { title, detail } = random.pick(fitting);
  const createdAt = Math.min(now, at(businessDayBefore(today), random.integer(840, 990), person.timeZone));
  return [
    {
      kind: 'escalation',
      title,
      detail,
      priority: 'stat',
      dueAt: createdAt + 4 * 3_600_000,
      createdAt,
      ownerId: supervisorId,
    },
  ];
}
