/** @file Whom a nurse's licenses do not reach today. It warns; nothing here keeps anybody from a patient. */
import { COMPACT_STATES } from '#shared/content/license-states/index.ts';
import type { UncoveredPatient } from '#shared/contract/engine/licenses.ts';
import { CAUTIOUS_LICENSE_RULE, type LicenseShortfall, licenseCover } from '#shared/domain/license-rule.ts';
import { localDate } from '#shared/domain/local-date.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';

/** The patients whom none of the care manager's own licenses reaches, by their ids. */
export function ownLicenseGaps(desk: Desk): Record<Id, LicenseShortfall> {
  if (desk.person.role !== 'care-manager') return {};
  const shortfallOf = shortfalls(desk);
  const gaps: Record<Id, LicenseShortfall> = {};
  for (const patient of desk.caseload.patients.values()) {
    const shortfall = shortfallOf(desk.person.staffId, patient);
    if (shortfall) gaps[patient.id] = shortfall;
  }
  return gaps;
}

/** The patients of a supervisor's team whom no license of their care manager reaches. */
export function teamLicenseGaps(desk: Desk): UncoveredPatient[] {
  if (desk.person.role !== 'supervisor')
    throw engineError('NOT_ALLOWED', 'The licenses of a team are for its supervisors.');
  const shortfallOf = shortfalls(desk);
  const rows: UncoveredPatient[] = [];
  for (const patient of desk.caseload.patients.values()) {
    const { id: patientId, careManagerId: staffId, recordNumber } = patient;
    if (staffId === '' || patient.deceased === 'confirmed') continue;
    const shortfall = shortfallOf(staffId, patient);
    if (!shortfall) continue;
    const staffName = desk.caseload.staff.get(staffId)?.name ?? '';
    rows.push({ ...shortfall, patientId, name: patientName(patient), recordNumber, staffId, staffName });
  }
  return rows.sort(
    (left, right) => left.staffName.localeCompare(right.staffName) || left.name.localeCompare(right.name),
  );
}

/** Answers why no license of a person reaches a patient today; worked out once for each person and state. */
function shortfalls(desk: Desk): (staffId: Id, patient: Patient) => LicenseShortfall | null {
  const { person, caseload, ports } = desk;
  const rule = person.licenseRule ?? CAUTIOUS_LICENSE_RULE;
  const today = localDate(ports.now(), person.practiceTimeZone);
  const known = new Map<string, LicenseShortfall | null>();
  return (staffId, { address: { state } }) => {
    const staff = caseload.staff.get(staffId);
    // Somebody of whom nothing has arrived yet is not warned of.
    if (rule.mode === 'off' || !staff) return null;
    const key = `${staffId} ${state}`;
    let shortfall = known.get(key);
    if (shortfall === undefined) {
      const cover = licenseCover(staff, state, today, COMPACT_STATES, rule);
      const license =
        'license' in cover ? { state: cover.license.state, expiresOn: cover.license.expiresOn } : null;
      shortfall = cover.covers ? null : { why: cover.why, state, license };
      known.set(key, shortfall);
    }
    return shortfall;
  };
}
