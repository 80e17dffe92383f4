import type { Evidence, EvidenceKind } from '#shared/domain/care-evidence.ts';
import { addDays, lastDayOfMonth } from '#shared/domain/local-date.ts';
import type { Patient, Program } from '#shared/domain/patient.ts';
import { type LocalDate, toInstant } from '#shared/domain/primitives.ts';
import { at, monthsBefore } from './calendar.ts';
import type { CaseloadContext } from './profile.ts';
import type { Random } from './random.ts';

interface Enrolled {
  programs: readonly Program[];
  enrolledOn: LocalDate;
  practitioner: string;
  createdAt: number;
  transition: Patient['transitions'][number] | null;
}

/**
 * The facts that billing asks for, as a practice has them: most are there, some were forgotten. Nobody recorded what has not happened, and nothing
 * lies after today.
 */
export function inventEvidence(random: Random, context: CaseloadContext, enrolled: Enrolled): Evidence[] {
  const { programs, enrolledOn, practitioner, createdAt, transition } = enrolled;
  const { today, staffId, person } = context;
  const found: Evidence[] = [];
  const add = (kind: EvidenceKind, on: LocalDate, change: Partial<Evidence> = {}) => {
    if (on > today) return;
    // Recorded in the evening of that day, or when she was enrolled if that was later.
    const recordedAt = Math.min(context.now, Math.max(createdAt, at(on, 17 * 60 + 30, person.timeZone)));
    found.push({
      ...{ id: random.id(createdAt), kind, program: '' as const, on, until: '' as const, value: 0, note: '' },
      ...{ recordedAt: toInstant(recordedAt), recordedBy: staffId },
      ...change,
    });
  };
  if (random.chance(0.93)) {
    add('initiating-visit', addDays(enrolledOn, -random.integer(3, 40)), {
      note: `Office visit, ${practitioner}`,
    });
  }
  if (random.chance(0.95))
    add('plan-approved', addDays(enrolledOn, random.integer(2, 12)), { note: practitioner });
  if (random.chance(0.84)) {
    const way = random.chance(0.6) ? 'By mail' : 'In the patient portal';
    add('plan-copy-given', addDays(enrolledOn, random.integer(4, 20)), { note: way });
  }
  if (programs.includes('PCM') && random.chance(0.85)) {
    add('high-risk-condition', enrolledOn, { note: `Named by ${practitioner}` });
  }
  if (programs.includes('RPM')) remoteMonitoring(random, context, enrolledOn, add);
  if (random.chance(0.02))
    add('home-health', addDays(today, -random.integer(10, 60)), { note: 'Home health agency' });
  if (transition?.kind === 'discharge') {
    add('inpatient-stay', addDays(transition.on, -5), { until: transition.on, note: transition.facility });
  }
  return found;
}

function remoteMonitoring(
  random: Random,
  { today }: CaseloadContext,
  enrolledOn: LocalDate,
  add: (kind: EvidenceKind, on: LocalDate, change?: Partial<Evidence>) => void,
): void {
  if (random.chance(0.9))
    add('device-set-up', addDays(enrolledOn, random.integer(1, 9)), { note: 'Blood pressure monitor' });
  const lastMonth = monthsBefore(today, 1);
  add('device-data-days', lastDayOfMonth(lastMonth), {
    value: random.integer(11, 29),
    note: 'Portal of the device',
  });
}
