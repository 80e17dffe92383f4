/** @file The chart as it stood when a call began, from the versions that the server keeps. Nothing of it stays on this device. */
import { dispositionLabel } from '#shared/content/dispositions.ts';
import { itemTitle } from '#shared/content/plan-words.ts';
import type { ChartChange, ChartThen } from '#shared/contract/engine/call-reviews.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { CHART_COLLECTIONS } from '#shared/contract/server/charts.ts';
import type { Call } from '#shared/domain/call.ts';
import { type ChartList, chartChanges } from '#shared/domain/chart-changes.ts';
import { DOCUMENT_SHAPES, type DocumentOf } from '#shared/domain/documents.ts';
import type { PlanItem } from '#shared/domain/plan-diff.ts';
import { sortPlans } from '#shared/domain/plan-versions.ts';
import { fromInstant, type Id } from '#shared/domain/primitives.ts';
import { findCarePlan, findOfPatient } from '#shared/store/queries.ts';
import { askServer } from '../ask-server.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { requireSupervisor } from './call-review-list.ts';
import { requireCall } from './call-reviews.ts';
import { CALLS_SHOWN, chartView, SCREENINGS_SHOWN } from './chart-view.ts';
import { requirePatient } from './patients.ts';
import { nameOf } from './plan-versions.ts';

/** The chart as the device of a call could have it when the call began, and what differs now. OFFLINE without the server. */
export async function chartThen(desk: Desk, callId: Id): Promise<ChartThen> {
  requireSupervisor(desk);
  const call = await requireCall(desk, callId);
  const { patientId, startedAt: at } = call;
  const answer = await askServer(desk, 'reading a chart as it stood', (client) =>
    client.charts.at({ patientId, callId, at }),
  );
  await desk.writer.write({
    action: 'chart.viewed-as-it-stood',
    patientId,
    subject: { collection: 'calls', id: callId },
    changes: [],
  });
  const chart = chartOf(desk, call, answer.documents);
  return { chart, at, since: await changesSince(desk, chart, callId) };
}

type ChartCollection = (typeof CHART_COLLECTIONS)[number];

function chartOf(
  desk: Desk,
  { startedAt }: Call,
  documents: readonly { collection: ChartCollection; document: object }[],
): PatientChart {
  const of = <Name extends ChartCollection>(name: Name): DocumentOf<Name>[] =>
    documents.filter(({ collection }) => collection === name).map(({ document }) => parsed(name, document));
  const [patient] = of('patients');
  if (!patient) throw engineError('NOT_FOUND', 'The server has no chart of this patient from that time.');
  const view = {
    patient,
    carePlan: sortPlans(of('carePlans')).working,
    calls: newestFirst(of('calls'), 'startedAt'),
    timeEntries: newestFirst(of('timeEntries'), 'startedAt'),
    screenings: newestFirst(of('screenings'), 'authoredAt'),
    observations: newestFirst(of('observations'), 'effectiveAt'),
    tasks: of('tasks'),
  };
  return chartView(view, {
    now: fromInstant(startedAt),
    practiceTimeZone: desk.person.practiceTimeZone,
    nameOf: (staffId) => (staffId === '' ? '' : nameOf(desk, staffId)),
    receiptOf: () => 'with-the-server',
    mayWrite: false,
  });
}

function parsed<Name extends ChartCollection>(name: Name, document: object): DocumentOf<Name> {
  const read = DOCUMENT_SHAPES[name].safeParse(document);
  if (read.success) return read.data as DocumentOf<Name>;
  throw engineError(
    'INVALID',
    'This version of Careline cannot read what the server keeps of that time. Update Careline and try again.',
  );
}

function newestFirst<Document extends Record<Field, string>, Field extends string>(
  documents: Document[],
  field: Field,
): Document[] {
  return documents.sort((left, right) => (left[field] < right[field] ? 1 : -1));
}

async function changesSince(desk: Desk, then: PatientChart, callId: Id): Promise<ChartChange[]> {
  const patient = requirePatient(desk, then.patient.id);
  const [carePlan, calls, screenings] = await Promise.all([
    findCarePlan(desk.store, patient.id),
    findOfPatient(desk.store, 'calls', patient.id, CALLS_SHOWN),
    findOfPatient(desk.store, 'screenings', patient.id, SCREENINGS_SHOWN),
  ]);
  const before = { ...then, calls: then.calls.map(({ call }) => call) };
  const others = calls.filter(({ id }) => id !== callId);
  return chartChanges(before, { patient, carePlan, calls: others, screenings }).map(
    ({ list, kind, before: was, after: is }) => ({ list, kind, title: titleOf(list, is ?? was) }),
  );
}

function titleOf(list: ChartList, item: PlanItem | null): string {
  if (item === null) return '';
  switch (list) {
    case 'phones':
      return String(item.number);
    case 'emergencyContacts':
      return String(item.name);
    case 'screenings':
      return String(item.title);
    case 'calls':
      return dispositionLabel(item.disposition as Call['disposition']);
    case 'medications':
    case 'allergies':
    case 'conditions':
    case 'immunizations':
      return String(item.text);
    default:
      return itemTitle(list, item);
  }
}
