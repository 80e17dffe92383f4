/** @file The auditor's packet as pages, in the words of pdfmake's document definitions: data, so that every home prints the same. */
import type { AuditorPacket, PacketEntry } from '#shared/domain/ledger/packet-shape.ts';
import { monthText } from '#shared/domain/local-date.ts';
import { fromInstant, type TimeZone } from '#shared/domain/primitives.ts';
import { dispositionLabel } from '../dispositions.ts';
import {
  ACTIVITY_LABELS,
  CALL_KIND_LABELS,
  CARE_PLAN_STATUS_LABELS,
  CONSENT_DECISION_LABELS,
  CONSENT_METHOD_LABELS,
  GOAL_STATUS_LABELS,
  PROGRAM_LABELS,
  SIGNATURE_ACTION_LABELS,
} from '../labels.ts';
import {
  chainWords,
  countedWords,
  dayWords,
  durationWords,
  evidenceWords,
  momentWords,
  staffWords,
} from './words.ts';

/** A part of a page; only what is used here of pdfmake's words. */
type Part = string | { [field: string]: unknown };

const COUNTERPARTS: Readonly<Record<PacketEntry['counterpart'], string>> = {
  patient: 'the patient',
  caregiver: 'a caregiver',
  practitioner: 'a practitioner',
  'community-organization': 'a community organization',
  nobody: 'nobody',
};

const STATES: Readonly<Record<string, string>> = {
  supported: 'Supported by minutes and facts',
  'needs-time': 'Needs more time',
  'needs-facts': 'Needs facts',
  excluded: 'Excluded',
  review: 'To be looked at',
};

/** The pages of a packet. The title of the file names nobody. */
export function packetPages(packet: AuditorPacket): { [field: string]: unknown } {
  const { month, timeZone } = packet;
  const foot = `${packet.organizationName} · ${month} · record ${packet.patient.recordNumber || 'without number'} · made ${momentWords(packet.generatedAt, timeZone)} by ${packet.generatedBy}`;
  return {
    info: { title: `Care management minutes ${month}`, creator: 'Careline' },
    pageSize: 'LETTER',
    pageMargins: [40, 40, 40, 48],
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    styles: {
      title: { fontSize: 16, bold: true, margin: [0, 0, 0, 2] },
      heading: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] },
      quiet: { color: '#555555' },
      head: { bold: true, fillColor: '#eeeeee' },
    },
    footer: (page: number, pages: number) => ({
      columns: [
        { text: foot, style: 'quiet', fontSize: 7.5 },
        { text: `${page} of ${pages}`, alignment: 'right', fontSize: 7.5, width: 60 },
      ],
      margin: [40, 12, 40, 0],
    }),
    content: [
      { text: `Care management minutes, ${monthText(month)}`, style: 'title' },
      {
        text: 'Prepared for an auditor or a biller. Nothing here was submitted, and no code is claimed by it.',
        style: 'quiet',
      },
      ...patientParts(packet),
      heading('Minutes of the month'),
      programTable(packet),
      heading('Entries'),
      ...packet.entries.map((entry) => entryPart(entry, timeZone)),
      packet.entries.length === 0 ? 'There are none.' : '',
      heading('Chain of the entries'),
      { text: chainWords(packet.chain), bold: packet.chain.broken !== null },
      ...factParts(packet),
      ...planParts(packet),
      ...readinessParts(packet),
      heading('Not recorded'),
      { ul: packet.notRecorded },
    ],
  };
}

function heading(text: string): Part {
  return { text, style: 'heading' };
}

function rows(pairs: readonly [string, string][]): Part {
  const body = pairs
    .filter(([, value]) => value !== '')
    .map(([term, value]) => [{ text: term, style: 'quiet' }, value]);
  return body.length === 0 ? '' : { layout: 'noBorders', table: { widths: [105, '*'], body } };
}

function patientParts({ patient, billingPractitioners, timeZone }: AuditorPacket): Part[] {
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code).join(', ');
  const diagnoses = patient.diagnoses.map(
    ({ text, codes: own }) => `${text}${own.length === 0 ? '' : ` (${codes(own)})`}`,
  );
  return [
    heading('Patient'),
    rows([
      ['Name', patient.name],
      ['Date of birth', dayWords(patient.birthDate)],
      ['Record number', patient.recordNumber],
      ['Diagnoses', diagnoses.join('; ')],
      ['Billing practitioner', billingPractitioners.join('; ') || 'Not recorded'],
      ['Time zone', `${timeZone}: where months and days begin and end`],
    ]),
  ];
}

function programTable({ programs }: AuditorPacket): Part {
  const head = ['Program', 'Whole minutes', 'Time that counts', 'Recorded, not counted', 'Enrolled'];
  return {
    table: {
      headerRows: 1,
      widths: ['*', 70, 80, 90, 110],
      body: [
        head.map((text) => ({ text, style: 'head' })),
        ...programs.map((one) => [
          `${one.program} · ${PROGRAM_LABELS[one.program]}`,
          { text: String(one.minutes), bold: true },
          durationWords(one.seconds),
          durationWords(one.notCountedSeconds),
          one.enrollments
            .map(
              ({ startedOn, endedOn }) =>
                `${dayWords(startedOn)} to ${endedOn === '' ? 'now' : dayWords(endedOn)}`,
            )
            .join('; '),
        ]),
      ],
    },
    layout: 'lightHorizontalLines',
  };
}

function entryPart(entry: PacketEntry, timeZone: TimeZone): Part {
  const isOut = !entry.isStanding;
  const title = `${momentWords(entry.startedAt, timeZone)} to ${momentWords(entry.endedAt, timeZone)} · ${durationWords(entry.seconds)}`;
  return {
    unbreakable: true,
    margin: [0, 0, 0, 8],
    stack: [
      {
        text: [{ text: title, bold: true }, `   ${entry.program} · ${countedWords(entry)}`],
        ...(isOut ? { decoration: 'lineThrough', color: '#666666' } : {}),
      },
      rows([
        ['Person', staffWords(entry.staff)],
        ['Activity', activityWords(entry)],
        ['Call', callWords(entry)],
        ['Note', noteWords(entry)],
        ['What was done', entry.narrative],
        ['Outcome', outcomeWords(entry, timeZone)],
        ['Recorded', recordedWords(entry, timeZone)],
        ['Correction', correctionWords(entry)],
        [
          'Chain',
          entry.digest === ''
            ? ''
            : `Entry ${entry.id}, number ${entry.sequence} of device ${entry.deviceId}`,
        ],
      ]),
    ],
  };
}

function activityWords({ activity, counterpart, isInteractive }: PacketEntry): string {
  return `${ACTIVITY_LABELS[activity]}, with ${COUNTERPARTS[counterpart]}, ${isInteractive ? 'live and two-way' : 'not interactive'}`;
}

function callWords({ call, callId }: PacketEntry): string {
  if (!call) return callId === '' ? '' : `Call ${callId}, which is not at hand here`;
  const by = call.direction === 'outbound' ? 'Outbound' : 'Inbound';
  return `${by} telephone call, ${CALL_KIND_LABELS[call.kind].toLowerCase()}, ${dispositionLabel(call.disposition).toLowerCase()}, call ${call.id}`;
}

function noteWords({ call }: PacketEntry): string {
  if (!call) return '';
  const parts = Object.values(call.note).map((words) => words.trim());
  const addenda = call.addenda.map(
    ({ text, writtenBy }) => `Addendum by ${writtenBy.name || 'a colleague'}: ${text}`,
  );
  return [...parts, ...addenda].filter((words) => words !== '').join('\n');
}

function outcomeWords({ call }: PacketEntry, timeZone: TimeZone): string {
  if (!call?.nextContact) return '';
  const { dueAt, reason } = call.nextContact;
  return `Next contact ${momentWords(dueAt, timeZone)}${reason === '' ? '' : `: ${reason}`}`;
}

function recordedWords({ method, enteredAt, receivedAt, call }: PacketEntry, timeZone: TimeZone): string {
  const signed = call && call.signedAt !== '' ? `, call signed ${momentWords(call.signedAt, timeZone)}` : '';
  const received =
    receivedAt === ''
      ? ', not with the server yet'
      : `, with the server ${momentWords(receivedAt, timeZone)}`;
  return `${method === 'timer' ? 'By the clock' : 'By hand'}, written ${momentWords(enteredAt, timeZone)}${received}${signed}`;
}

function correctionWords({ reason, supersedes, supersededBy }: PacketEntry): string {
  return [
    supersedes === '' ? '' : `Corrects entry ${supersedes}.`,
    supersededBy.length === 0 ? '' : `Superseded by ${supersededBy.join(', ')}.`,
    reason === '' ? '' : `Reason: ${reason}`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function factParts({ consents, evidence, timeZone }: AuditorPacket): Part[] {
  const explained = [
    ['costSharingDisclosed', 'cost sharing'],
    ['onePractitionerDisclosed', 'one practitioner a month'],
    ['rightToStopDisclosed', 'the right to stop'],
  ] as const;
  const sorted = consents.toSorted(
    (left, right) => fromInstant(left.obtainedAt) - fromInstant(right.obtainedAt),
  );
  return [
    heading('Consent'),
    sorted.length === 0
      ? 'None is recorded.'
      : {
          ul: sorted.map((consent) => {
            const told = explained.filter(([field]) => consent[field]).map(([, words]) => words);
            return `${consent.program}: ${CONSENT_DECISION_LABELS[consent.decision].toLowerCase()}, ${CONSENT_METHOD_LABELS[consent.method].toLowerCase()}, ${momentWords(consent.obtainedAt, timeZone)}, by ${consent.obtainedBy}. Explained: ${told.join(', ') || 'nothing recorded'}.`;
          }),
        },
    heading('Recorded facts'),
    evidence.length === 0 ? 'None are recorded.' : { ul: evidence.map(evidenceWords) },
  ];
}

function planParts({ plan, timeZone }: AuditorPacket): Part[] {
  if (!plan) return [heading('Care plan'), 'There is none.'];
  return [
    heading('Care plan'),
    rows([
      [
        'Version',
        `${plan.revision}, ${CARE_PLAN_STATUS_LABELS[plan.status].toLowerCase()}, changed ${momentWords(plan.updatedAt, timeZone)}`,
      ],
      ['Problems', plan.problems.map(({ title }) => title).join('; ')],
      [
        'Goals',
        plan.goals
          .map(
            ({ description, lifecycleStatus }) =>
              `${description} (${GOAL_STATUS_LABELS[lifecycleStatus].toLowerCase()})`,
          )
          .join('; '),
      ],
      [
        'Signatures',
        plan.signatures
          .map(({ action, by, at, comment }) =>
            [
              `${SIGNATURE_ACTION_LABELS[action]}: ${by.name || 'not known here'}, ${by.credential}`,
              momentWords(at, timeZone),
              comment,
            ]
              .filter(Boolean)
              .join(', '),
          )
          .join('\n'),
      ],
    ]),
  ];
}

function readinessParts({ readiness }: AuditorPacket): Part[] {
  if (readiness.length === 0) return [];
  const head = ['Code', 'Program', 'State', 'Units', 'What is missing, or why'];
  return [
    heading('What the minutes and facts support'),
    {
      table: {
        headerRows: 1,
        widths: [42, 40, 100, 30, '*'],
        body: [
          head.map((text) => ({ text, style: 'head' })),
          ...readiness.map((code) => [
            code.code,
            code.program,
            STATES[code.state] ?? code.state,
            String(code.units),
            [code.reason, ...code.requirements.filter(({ isMet }) => !isMet).map(({ detail }) => detail)]
              .filter(Boolean)
              .join(' '),
          ]),
        ],
      },
      layout: 'lightHorizontalLines',
    },
  ];
}
