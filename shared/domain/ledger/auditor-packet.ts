/** @file What an auditor asks for about one patient and month, as data (domain.md 1.8, seen 2026-11-21). Pure: a device and the server make the same. */
import { programsOf, whyNotCounted } from '../billing/gather-facts.ts';
import type { CodeReadiness } from '../billing/readiness.ts';
import type { Call } from '../call.ts';
import type { CarePlan } from '../care-plan.ts';
import { effectiveEntries, monthBounds, wholeMinutes } from '../minutes.ts';
import { monthLines, secondsOfLines } from '../month-lines.ts';
import { isCurrentCondition, type Patient } from '../patient.ts';
import { type Instant, type TimeZone, toInstant, type YearMonth } from '../primitives.ts';
import type { Staff } from '../staff.ts';
import type { TimeEntry } from '../time-entry.ts';
import type { BrokenLink } from './minute-chain.ts';
import type { AuditorPacket, PacketChain, PacketEntry, PacketProgram, PacketStaff } from './packet-shape.ts';

/** What a packet is made from. */
export interface PacketSources {
  organizationName: string;
  timeZone: TimeZone;
  month: YearMonth;
  generatedAt: Instant;
  generatedBy: string;
  patient: Patient;
  carePlan: CarePlan | null;
  planVersions: readonly CarePlan[];
  /** The whole ledger of the patient, as far as it is at hand. */
  entries: readonly TimeEntry[];
  calls: readonly Call[];
  staff: ReadonlyMap<string, Pick<Staff, 'name' | 'credential' | 'licenses'>>;
  chain: PacketChain;
  readiness: readonly CodeReadiness[];
}

/** The result of a check of the chains, in a sentence for the packet. */
export function chainOf(
  broken: BrokenLink | null,
  entries: readonly TimeEntry[],
  where: PacketChain['checkedBy'],
): PacketChain {
  return {
    checkedBy: where,
    devices: new Set(entries.map(({ deviceId }) => deviceId).filter((id) => id !== 'server')).size,
    entries: entries.filter(({ digest }) => digest !== '').length,
    unchained: entries.filter(({ digest }) => digest === '').length,
    broken,
  };
}

/** Makes the packet. Facts that were never recorded are named in `notRecorded` instead of being guessed. */
export function auditorPacket(sources: PacketSources): AuditorPacket {
  const { patient, month, timeZone, carePlan } = sources;
  const entries = packetEntries(sources);
  const practitioners = [
    ...new Set(patient.enrollments.map(({ billingPractitioner }) => billingPractitioner).filter(Boolean)),
  ];
  return {
    kind: 'careline-auditor-packet',
    version: 1,
    organizationName: sources.organizationName,
    month,
    timeZone,
    generatedAt: sources.generatedAt,
    generatedBy: sources.generatedBy,
    patient: {
      name: [patient.givenName, patient.familyName].filter(Boolean).join(' '),
      birthDate: patient.birthDate,
      recordNumber: patient.recordNumber,
      identifiers: patient.identifiers,
      diagnoses: patient.conditions.filter(isCurrentCondition).map(({ text, codes }) => ({ text, codes })),
    },
    billingPractitioners: practitioners,
    programs: packetPrograms(sources),
    entries,
    chain: sources.chain,
    consents: patient.consents.toSorted((left, right) => (left.obtainedAt < right.obtainedAt ? -1 : 1)),
    evidence: patient.evidence.toSorted((left, right) => (left.on < right.on ? -1 : 1)),
    plan:
      carePlan === null
        ? null
        : {
            id: carePlan.id,
            revision: carePlan.rev,
            status: carePlan.status,
            updatedAt: carePlan.updatedAt,
            problems: carePlan.problems.map(({ title, status }) => ({ title, status })),
            goals: carePlan.goals.map(({ description, lifecycleStatus, achievementStatus }) => ({
              description,
              lifecycleStatus,
              achievementStatus,
            })),
            signatures: carePlan.signatures.map((signature) => ({
              ...signature,
              by: staffOf(sources, signature.by),
            })),
          },
    readiness: [...sources.readiness],
    notRecorded: notRecorded(sources, entries),
  };
}

function packetPrograms({ entries, patient, month, timeZone }: PacketSources): PacketProgram[] {
  const lines = monthLines([patient], entries, month, timeZone);
  const enrolled = programsOf(patient, month);
  const programs = [...new Set([...enrolled, ...lines.map(({ entry }) => entry.program)])];
  return programs.map((program) => {
    const own = lines.filter(({ entry }) => entry.program === program);
    const seconds = secondsOfLines(own.filter(({ notCounted }) => notCounted === ''));
    return {
      program,
      seconds,
      minutes: wholeMinutes(seconds),
      notCountedSeconds: secondsOfLines(own) - seconds,
      enrollments: patient.enrollments.filter((enrollment) => enrollment.program === program),
    };
  });
}

function packetEntries(sources: PacketSources): PacketEntry[] {
  const { entries, patient, month, timeZone } = sources;
  const { from, until } = monthBounds(month, timeZone);
  const [first, end] = [toInstant(from), toInstant(until)];
  const standing = new Set(effectiveEntries(entries).map(({ id }) => id));
  const calls = new Map(sources.calls.map((call) => [call.id, call]));
  return entries
    .filter(({ patientId, startedAt }) => patientId === patient.id && startedAt >= first && startedAt < end)
    .sort((left, right) =>
      left.startedAt !== right.startedAt
        ? left.startedAt < right.startedAt
          ? -1
          : 1
        : left.updatedAt < right.updatedAt
          ? -1
          : 1,
    )
    .map((entry): PacketEntry => {
      const call = calls.get(entry.callId);
      return {
        id: entry.id,
        program: entry.program,
        activity: entry.activity,
        startedAt: entry.startedAt,
        endedAt: entry.endedAt,
        timeZone: entry.timeZone,
        seconds: entry.seconds,
        staff: staffOf(sources, entry.staffId, entry.credential),
        counterpart: entry.counterpart,
        isInteractive: entry.isInteractive,
        isStanding: standing.has(entry.id),
        notCounted: whyNotCounted(entry, patient.evidence, timeZone),
        narrative: entry.narrative,
        call: call
          ? {
              id: call.id,
              kind: call.kind,
              direction: call.direction,
              disposition: call.disposition,
              note: call.note,
              signedAt: call.signedAt,
              nextContact: call.nextContact,
              addenda: call.addenda.map((addendum) => ({
                ...addendum,
                writtenBy: staffOf(sources, addendum.writtenBy),
              })),
            }
          : null,
        callId: entry.callId,
        method: entry.method,
        enteredAt: entry.updatedAt,
        receivedAt: entry.receivedAt,
        reason: entry.reason,
        supersedes: entry.supersedes,
        supersededBy: entries.filter(({ supersedes }) => supersedes === entry.id).map(({ id }) => id),
        deviceId: entry.deviceId,
        sequence: entry.sequence,
        digest: entry.digest,
      };
    });
}

function staffOf(
  { staff }: PacketSources,
  id: string,
  credential: Staff['credential'] = 'none',
): PacketStaff {
  const person = staff.get(id);
  return {
    id,
    name: person?.name ?? (id === 'server' ? 'Import' : ''),
    // What she was at that time; entries of before that was kept say `none`.
    credential: credential === 'none' ? (person?.credential ?? 'none') : credential,
    licenses: (person?.licenses ?? []).map(({ state, number, isCompact, expiresOn }) => ({
      state,
      number,
      isCompact,
      expiresOn,
    })),
  };
}

function notRecorded(
  { patient, carePlan, planVersions }: PacketSources,
  entries: readonly PacketEntry[],
): string[] {
  const has = (kind: string) => patient.evidence.some((one) => one.kind === kind);
  const standing = entries.filter(({ isStanding, seconds }) => isStanding && seconds > 0);
  const isSilent = ({ narrative, call, reason }: PacketEntry) =>
    narrative === '' &&
    reason === '' &&
    !Object.values(call?.note ?? {}).some((words) => words.trim() !== '');
  const silent = standing.filter(isSilent).length;
  return [
    has('initiating-visit') ? '' : 'The date of the initiating visit.',
    has('plan-copy-given') || planVersions.some(({ copies }) => copies.length > 0)
      ? ''
      : 'That the patient was given a copy of the care plan.',
    carePlan === null ? 'A care plan.' : '',
    carePlan !== null &&
    !carePlan.signatures.some(({ action }) => action === 'approved') &&
    !has('plan-approved')
      ? 'The approval of the care plan by the practitioner.'
      : '',
    patient.enrollments.some(({ billingPractitioner }) => billingPractitioner !== '')
      ? ''
      : 'The billing practitioner.',
    standing.some(({ staff }) => staff.licenses.length === 0)
      ? 'The licence of a person whose minutes are listed.'
      : '',
    silent === 0 ? '' : `What was done, for ${silent} of the entries.`,
    'Access at any hour of the day, and that no other practitioner bills the same month: not kept in Careline.',
  ].filter((sentence) => sentence !== '');
}
