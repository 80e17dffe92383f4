/** @file Who saw or changed what. The server is asked, for it alone has what every device did; it names patients by ids, and this device puts the names it has beside them. */
import { AUDIT_GROUPS, auditActionWords, auditGroupOf } from '#shared/content/audit-actions.ts';
import { RECORD_LABELS } from '#shared/content/labels.ts';
import { AUDIT_EXPORT_LIMIT, type AuditedPerson, type AuditLine } from '#shared/contract/engine/audit.ts';
import {
  AUDIT_PAGE_LIMIT,
  type AuditChain,
  type AuditCursor,
  type AuditEntry,
  type AuditFilter,
  type AuditSearchInput,
} from '#shared/contract/server/audit.ts';
import type { AuditEvent } from '#shared/domain/audit-event.ts';
import { auditTiming } from '#shared/domain/audit-timing.ts';
import { csvText } from '#shared/domain/csv.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { patientName } from '#shared/domain/patient.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { findOfPatient } from '#shared/store/queries.ts';
import { askServer } from '../ask-server.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';

/** How many events of a patient are shown of what this device has. */
const ON_DEVICE = 200;

/** A page of the trail. */
export async function searchAudit(
  desk: Desk,
  input: Omit<AuditSearchInput, 'purpose'>,
): Promise<{ lines: AuditLine[]; next: AuditCursor | null }> {
  const page = await askServer(desk, 'searching the audit trail', (client) =>
    client.audit.search({ ...input, purpose: 'look' }),
  );
  return { lines: page.events.map((entry) => withPatient(desk, entry)), next: page.next };
}

/** What this device knows about a patient by itself: what was done here, and on a supervisor's device what her team did. */
export async function auditOnDevice(desk: Desk, { patientId }: { patientId: Id }): Promise<AuditLine[]> {
  if (desk.person.role === 'care-manager') {
    throw engineError('NOT_ALLOWED', 'Who saw a chart is for supervisors to look up.');
  }
  const events = await findOfPatient(desk.store, 'auditEvents', patientId, ON_DEVICE);
  return events.map((event) => withPatient(desk, lineOf(desk, event)));
}

/** Whom the trail can be searched for, and who the patient is that it is searched for. */
export function auditChoices(
  { caseload, person }: Desk,
  { patientId }: { patientId: Id | '' },
): { people: AuditedPerson[]; patientName: string } {
  const patient = caseload.patients.get(patientId);
  const place = ({ teamName, isActive }: AuditedPerson) =>
    isActive ? (teamName === person.teamName ? 0 : 1) : 2;
  const people = [...caseload.staff.values()]
    .map(({ id: staffId, name, credential, teamName, isActive }) => ({
      staffId,
      name,
      credential,
      teamName,
      isActive,
    }))
    .sort((left, right) => place(left) - place(right) || left.name.localeCompare(right.name));
  return { people, patientName: patient ? patientName(patient) : '' };
}

function lineOf(desk: Desk, event: AuditEvent): Omit<AuditLine, 'patientName'> {
  const { id, action, patientId, entityType, entityId, at, receivedAt, sequence } = event;
  const staff = desk.caseload.staff.get(event.staffId);
  const who =
    event.staffId === 'server'
      ? null
      : { staffId: event.staffId, name: staff?.name ?? '', credential: staff?.credential ?? ('' as const) };
  const deviceId = event.deviceId === 'server' ? '' : event.deviceId;
  return {
    ...{ id, who, deviceId, action, patientId, entityType, entityId, about: null, at, receivedAt, sequence },
    deviceName: staff?.devices.find((device) => device.id === deviceId)?.name ?? '',
    ...(receivedAt === '' ? { isOffline: false, clockBehindMs: 0 } : auditTiming(at, receivedAt, null)),
  };
}

function withPatient<Entry extends Pick<AuditEntry, 'patientId'>>(desk: Desk, entry: Entry) {
  const patient = desk.caseload.patients.get(entry.patientId);
  return { ...entry, patientName: patient ? patientName(patient) : '' };
}

/** Checks the chain of a device, on the server. */
export function verifyAuditChain(desk: Desk, { deviceId }: { deviceId: Id }): Promise<AuditChain> {
  return askServer(desk, "checking a device's audit chain", (client) =>
    client.audit.verifyChain({ deviceId }),
  );
}

/** Every page of a search, as one file. */
export async function exportAudit(
  desk: Desk,
  filter: AuditFilter,
): Promise<{ csv: string; count: number; isWhole: boolean }> {
  const entries: AuditEntry[] = [];
  let cursor: AuditCursor | null = null;
  do {
    const page = await askServer(desk, 'exporting the audit trail', (client) =>
      client.audit.search({ ...filter, cursor, limit: AUDIT_PAGE_LIMIT, purpose: 'export' }),
    );
    entries.push(...page.events);
    cursor = page.next;
  } while (cursor !== null && entries.length < AUDIT_EXPORT_LIMIT);
  return { csv: auditCsv(entries), count: entries.length, isWhole: cursor === null };
}

const HEADINGS = [
  ...['Happened (UTC, by the clock of the device)', 'Arrived (UTC)', 'Done without the server'],
  ...['Clock of the device behind, minutes', 'Person', 'Credential', 'Device', 'What', 'Group', 'Code'],
  ...['Record', 'Record id', 'Patient id', 'Account', 'Place in the chain of the device', 'Event id'],
];

/** Events as a table for a spreadsheet, with patients by their ids. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map((entry) => [
    ...[entry.at, entry.receivedAt, entry.isOffline ? 'yes' : 'no', Math.round(entry.clockBehindMs / 60_000)],
    ...[personWords(entry.who), entry.who?.credential ?? '', entry.deviceName],
    ...[auditActionWords(entry.action), AUDIT_GROUPS[auditGroupOf(entry.action)], entry.action],
    ...[
      RECORD_LABELS[entry.entityType as CollectionName] ?? entry.entityType,
      entry.entityId,
      entry.patientId,
    ],
    ...[entry.about ? personWords(entry.about) : '', entry.sequence ?? '', entry.id],
  ]);
  return csvText([HEADINGS, ...rows]);
}

function personWords(person: AuditEntry['who']): string {
  return person === null ? 'Careline server' : person.name || person.staffId;
}
