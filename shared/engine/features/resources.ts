/** @file The directory of community resources on this device. */
import type { DirectoryPage } from '#shared/contract/engine/referrals.ts';
import { addDays, localDate } from '#shared/domain/local-date.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { matchResources, type ResourceMatch, type ResourceSearch } from '#shared/domain/resource-match.ts';
import { isOpen, PLAIN_TASK } from '#shared/domain/task.ts';
import { uuidOfText } from '#shared/domain/uuid.ts';
import { findResources } from '#shared/store/need-queries.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Unstamped } from '../writer.ts';
import { supervisorOf } from './calls/call-tasks.ts';
import { endOfDay } from './need-context.ts';
import { requirePatient } from './patients.ts';
import { openReferrals } from './referrals.ts';

/** Searches the directory, without a network. */
export async function searchResources(
  desk: Desk,
  { limit, ...search }: ResourceSearch & { limit: number },
): Promise<ResourceMatch[]> {
  return matchResources(await findResources(desk.store), search).slice(0, limit);
}

/** A search of the whole directory; the patient's ZIP and language stand in where none is given. */
export async function directory(
  desk: Desk,
  { limit, patientId, ...asked }: ResourceSearch & { limit: number; patientId: Id | '' },
): Promise<DirectoryPage> {
  const patient = patientId === '' ? null : requirePatient(desk, patientId);
  const postalCode = asked.postalCode || patient?.address.postalCode || '';
  const language = asked.language || patient?.language || '';
  const resources = await findResources(desk.store);
  const search = { ...asked, postalCode, language };
  const matches = matchResources(resources, search, { anywhere: postalCode === '' });
  const open = Map.groupBy(openReferrals(desk).rows, ({ task }) => task.referral?.resourceId ?? '');
  return {
    rows: matches.slice(0, limit).map((match) => ({
      match,
      openReferrals: open.get(match.resource.id)?.length ?? 0,
    })),
    ...{ total: matches.length, all: resources.length, postalCode, language },
  };
}

interface Report {
  patientId: Id;
  resourceId: Id;
  note: string;
}

/** Working time in which somebody looks at a wrong entry. */
const LOOK_WITHIN_DAYS = 5;

/** Tells the supervisor that an entry is wrong. Told once while nobody has looked at it. */
export async function reportWrongResource(desk: Desk, input: Report): Promise<{ taskId: Id }> {
  const { ports, person } = desk;
  const { patientId, resourceId } = input;
  const resource = await findById(desk.store, 'resources', resourceId);
  if (!resource) throw engineError('NOT_FOUND', 'This resource is not in the directory any more.');
  const patient = requirePatient(desk, patientId);
  // Of one version of an entry and one patient there is one report.
  const id = uuidOfText(`wrong resource ${resourceId} ${resource.rev} ${patientId}`);
  const at = toInstant(ports.now());
  await desk.writer.write(async () => {
    const told = await findById(desk.store, 'tasks', id);
    if (told && isOpen(told)) return null;
    if (told) throw engineError('INVALID', 'This was reported and looked at. Ask your supervisor.');
    const by = person.staffId;
    const document: Unstamped<'tasks'> = {
      ...PLAIN_TASK,
      ...{ id, patientId, kind: 'review', status: 'requested', priority: 'routine' },
      title: `Directory entry is wrong: ${resource.name}`,
      detail: [resource.phone, input.note.trim()].filter(Boolean).join('. '),
      dueAt: endOfDay(addDays(localDate(ports.now(), patient.timeZone), LOOK_WITHIN_DAYS), patient),
      ownerId: supervisorOf(desk),
      ...{ createdAt: at, createdBy: by, completedAt: '', callId: '' },
      history: [{ id: ports.newId(), action: 'created', at, by, ownerId: '', note: '' }],
    };
    return {
      action: 'resource.reported-wrong',
      patientId,
      subject: { collection: 'tasks', id },
      changes: [{ collection: 'tasks', document, base: null }],
    };
  });
  return { taskId: id };
}
