/** @file What people do on their devices, and what they were told is safe. */
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import type { Task } from '#shared/domain/task.ts';
import { AT } from '#tests/integration/server-documents.ts';
import type { DirectEdit } from '#tests/support/device-orders.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { seededRandom } from '../kill/random.ts';
import { fillScreening, makeCall } from './contacts.ts';
import type { Deeds } from './deed-parts.ts';
import { codeOf, type LabDevice } from './lab-device.ts';
import type { Ledger } from './ledger.ts';
import type { Deed } from './step.ts';

export interface DeedOrder {
  device: LabDevice;
  deed: Deed;
  pick: number;
  /** The number of the step, which its words carry. */
  step: number;
  ledger: Ledger;
}

/** Answers that are no faults: the patient has moved, somebody else decided, the line is down, the clock is wrong. */
const REFUSALS =
  /^(NOT_FOUND|INVALID|NOT_ALLOWED|CONFLICT|OFFLINE|LOCKED|SIGNED_OUT|LEASE_EXPIRED|DEVICE_RETIRED)$/;

/** Does the deed. Answers whether it was acknowledged; throws what may not happen. */
export async function doDeed({ device, deed, pick, step, ledger }: DeedOrder): Promise<boolean> {
  const random = seededRandom(pick, step);
  const { person, number } = device;
  try {
    return await device.open(async (running) => {
      const rows = await running.engine.patients.search({ text: '', limit: 100 });
      if (rows.length === 0) return false;
      const { patientId } = random.pick(rows.sort((a, b) => (a.patientId < b.patientId ? -1 : 1)));
      const words = `w${step}d${number}k${pick}`;
      const before = ledger.edits.length;
      // A supervisor reads charts and decides.
      await DOING[person.role === 'supervisor' ? 'decide' : deed]({
        ...{ device: running, staffId: person.staffId, patientId, random, words, ledger },
        acknowledged(edit) {
          ledger.edits.push({ step, device: number, staffId: person.staffId, words, ...edit });
        },
      });
      return ledger.edits.length > before;
    });
  } catch (error) {
    if (REFUSALS.test(codeOf(error)) || isGone(error)) return false;
    throw error;
  }
}

/** The document or the item left the device between the look and the edit. */
function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^The (document|item) is not (on this device|in the document)\.$/.test(error.message)
  );
}

const DOING: Readonly<Record<Deed, (deeds: Deeds) => Promise<void>>> = {
  'plan-words': (deeds) =>
    editPlan(deeds, ({ goals, problems }) => {
      const { random, words } = deeds;
      if (random.chance(40)) {
        const problem = random.pick(problems);
        problem.title = words;
        return `problems/${problem.id}/title`;
      }
      const goal = random.pick(goals);
      const field = random.pick(['description', 'patientWords'] as const);
      goal[field] = words;
      return `goals/${goal.id}/${field}`;
    }),
  'plan-target': (deeds) =>
    editPlan(deeds, ({ goals }) => {
      const goal = goals[0];
      if (!goal) return null;
      const value = deeds.random.whole(100, 160);
      goal.target = {
        measureLoinc: '8480-6',
        measureName: deeds.words,
        comparator: '<',
        value,
        unit: 'mm[Hg]',
      };
      return `goals/${goal.id}/target`;
    }),
  'plan-add': (deeds) =>
    editPlan(deeds, ({ barriers, goals }) => {
      if (deeds.random.chance(60)) {
        const goal = makeGoal(deeds.words);
        goals.push(goal);
        return `goals/${goal.id}/description`;
      }
      const id = crypto.randomUUID();
      barriers.push({ goalId: '', order: 0, id, description: deeds.words, status: 'open' });
      return `barriers/${id}/description`;
    }),
  'plan-remove': (deeds) =>
    editPlan(
      deeds,
      ({ barriers }) => {
        const gone = barriers.pop();
        return gone ? `barriers/${gone.id}` : null;
      },
      '',
    ),
  medicine: async (deeds) => {
    const { patient } = await chartOf(deeds);
    await editPatient(deeds, `medications/${deeds.random.pick(patient.medications).id}/dosage`);
  },
  allergy: async (deeds) => {
    const { patient } = await chartOf(deeds);
    await editPatient(deeds, `allergies/${deeds.random.pick(patient.allergies).id}/reaction`);
  },
  risk: async (deeds) => {
    const riskTier = deeds.random.pick(['high', 'rising', 'stable'] as const);
    await editPatient(deeds, 'riskReasons', { riskTier, riskReasons: [deeds.words] });
  },
  'personal-notes': (deeds) => editPatient(deeds, 'personalNotes'),
  'task-new': async (deeds) => {
    const task = newTask(deeds, '');
    await write(deeds, { collection: 'tasks', documentId: task.id, document: task, fields: {} }, '');
  },
  // PostgreSQL takes no NUL character, so the server refuses the record and the device holds it.
  unsendable: async (deeds) => {
    const document = newTask(deeds, 'not\0sendable');
    const { patientId, words, acknowledged } = deeds;
    const order = { collection: 'tasks', documentId: document.id, document, fields: {} } as const;
    await deeds.device.edit({ ...order, action: 'lab.edit', patientId });
    acknowledged({ collection: 'tasks', documentId: document.id, path: '', words, isUnsendable: true });
  },
  'task-detail': async (deeds) => {
    const { id } = await someTask(deeds);
    await write(deeds, edit('tasks', id, { detail: deeds.words }), 'detail');
  },
  'task-status': async (deeds) => {
    const { id } = await someTask(deeds);
    const status = deeds.random.pick(['in-progress', 'on-hold'] as const);
    await write(deeds, edit('tasks', id, { status }), 'status', '');
  },
  call: makeCall,
  screening: fillScreening,
  observation: async (deeds) => {
    const { patientId, words } = deeds;
    const id = crypto.randomUUID();
    const document = {
      ...{ id, patientId, loinc: '8867-4', title: 'Heart rate', category: 'vital-signs', effectiveAt: AT },
      ...{ value: 72, unit: '/min', text: words, components: [] },
    };
    await write(deeds, { collection: 'observations', documentId: id, document, fields: {} }, '');
  },
  decide: async ({ device, random, words, acknowledged }) => {
    const open = (await device.engine.reviews.list()).filter(({ isOpen }) => isOpen);
    if (open.length === 0) return;
    const entry = random.pick(open);
    const { id, kind, third } = entry;
    const canThird = third?.input === 'text';
    const choice =
      kind === 'conflict' ? random.pick(['kept', 'other', ...(canThird ? ['third'] : [])]) : 'seen';
    const decision = { choice: choice as 'kept' | 'other' | 'third' | 'seen', comment: words };
    await device.engine.reviews.decide({ id, ...decision, text: choice === 'third' ? `${words} third` : '' });
    acknowledged({ collection: 'reviewItems', documentId: id, path: 'decision' });
    const item = (await device.contents()).reviewItems.find((one) => one.id === id);
    // It may have taken the place of words that this very device had not sent yet: she saw them, and chose the other.
    if (choice !== 'seen' && item !== undefined) {
      const path = String(item.path);
      acknowledged({ collection: entry.collection, documentId: entry.documentId, path, words: '' });
    }
  },
};

function newTask({ patientId, words, random, staffId }: Deeds, detail: string) {
  const kind = random.pick(['callback', 'referral', 'escalation', 'refill'] as const);
  return {
    ...{
      id: crypto.randomUUID(),
      patientId,
      kind,
      status: 'requested',
      priority: 'routine',
      title: words,
      detail,
    },
    ...{ dueAt: AT, ownerId: staffId, createdAt: AT, createdBy: staffId, completedAt: '', callId: '' },
  };
}

const chartOf = ({ device, patientId }: Deeds) => device.engine.patients.chart({ patientId });

async function someTask(deeds: Deeds): Promise<Task> {
  const { openTasks } = await chartOf(deeds);
  if (openTasks.length === 0) throw new Error('The document is not on this device.');
  return deeds.random.pick(openTasks);
}

/** Saves a changed copy of the plan through the app's own command. `change` answers the path it changed, or null. */
async function editPlan(
  deeds: Deeds,
  change: (content: CarePlanContent) => string | null,
  words = deeds.words,
): Promise<void> {
  const { device, patientId } = deeds;
  const { carePlan } = await chartOf(deeds);
  if (!carePlan) return;
  const { problems, goals, interventions, barriers } = carePlan;
  const base: CarePlanContent = { sections: [], problems, goals, interventions, barriers };
  const content = structuredClone(base);
  const path = change(content);
  if (path === null) return;
  // The plan may have left the device meanwhile: one is begun then, which for a plan that came with the patient is another.
  const saved = await device.engine.carePlans.save({ patientId, base, content });
  deeds.acknowledged({ collection: 'carePlans', documentId: saved.id, path, words });
}

function editPatient(deeds: Deeds, path: string, fields: Record<string, unknown> = { [path]: deeds.words }) {
  return write(deeds, edit('patients', deeds.patientId, fields), path);
}

function edit(collection: DirectEdit['collection'], documentId: string, fields: Record<string, unknown>) {
  return { collection, documentId, document: null, fields };
}

async function write(
  deeds: Deeds,
  order: Omit<DirectEdit, 'action' | 'patientId'>,
  path: string,
  words = deeds.words,
): Promise<void> {
  await deeds.device.edit({ ...order, action: 'lab.edit', patientId: deeds.patientId });
  const { collection, documentId } = order;
  deeds.acknowledged({ collection, documentId, path, words });
}
