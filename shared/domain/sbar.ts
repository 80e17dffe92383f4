/** @file The report to whoever takes over, written from the chart so that nobody has to look anything up while a patient waits (domain.md 6.2). */
import type { Sbar } from './escalation.ts';
import type { EscalationProtocol } from './escalation-protocol.ts';
import { addDays, ageOn } from './local-date.ts';
import type { Observation } from './observation.ts';
import { isCurrentCondition, type Patient, patientName } from './patient.ts';
import { plainUnit } from './plain-unit.ts';
import type { LocalDate } from './primitives.ts';

/** What is known when an escalation is opened. */
export interface SbarFacts {
  patient: Patient;
  /** The newest first, of any kind. */
  observations: readonly Observation[];
  protocol: Pick<EscalationProtocol, 'title' | 'note' | 'request'>;
  /** What was said or answered; empty where nothing is known yet. */
  said: string;
  /** Where the patient is and which number reaches her; empty where it is not known yet. */
  location: string;
  callbackNumber: string;
  /** The day at the practice. */
  today: LocalDate;
}

const PART_LIMIT = 4000;
const RECENT_STAY_DAYS = 30;
const VITALS_SHOWN = 6;
const PRONOUN: Partial<Record<Patient['administrativeGender'], string>> = { female: 'woman', male: 'man' };

/**
 * The four parts: who, where and what was said; what the chart has; which protocol fired and what was measured; what is asked for. Says what is not
 * known rather than leaving it out, and never names a diagnosis of its own.
 */
export function draftSbar(facts: SbarFacts): Sbar {
  const parts = {
    situation: situation(facts),
    background: background(facts),
    assessment: assessment(facts),
    recommendation: `${facts.protocol.request}\nRead back by: \nName and credential: `,
  };
  return {
    situation: parts.situation.slice(0, PART_LIMIT),
    background: parts.background.slice(0, PART_LIMIT),
    assessment: parts.assessment.slice(0, PART_LIMIT),
    recommendation: parts.recommendation.slice(0, PART_LIMIT),
  };
}

interface Place {
  location: string;
  callbackNumber: string;
}

/** The report with another place and number, where its line about them stands as it was drafted; words of a person stay. */
export function withPlace(sbar: Sbar, before: Place, after: Place): Sbar {
  const situation = sbar.situation.replace(placeLine(before), () => placeLine(after));
  return { ...sbar, situation: situation.slice(0, PART_LIMIT) };
}

function placeLine({ location, callbackNumber }: Place): string {
  return `Is at: ${location || 'not confirmed yet'}. Call back: ${callbackNumber || 'not confirmed yet'}.`;
}

function situation({ patient, protocol, said, location, callbackNumber, today }: SbarFacts): string {
  const age = ageOn(patient.birthDate, today);
  const person = PRONOUN[patient.administrativeGender] ?? 'person';
  return [
    `${patientName(patient)}, ${person} of ${age}, born ${patient.birthDate}.`,
    placeLine({ location, callbackNumber }),
    `${protocol.title}.${said === '' ? '' : ` Said: ${said}`}`,
    ...(patient.needsInterpreter ? [`Needs an interpreter (${patient.language}).`] : []),
  ].join('\n');
}

function background({ patient, today }: SbarFacts): string {
  const conditions = patient.conditions.filter(isCurrentCondition);
  const medicines = patient.medications.filter(({ status }) => status === 'active' || status === 'on-hold');
  const stays = patient.transitions
    .filter(({ on }) => on >= addDays(today, -RECENT_STAY_DAYS) && on <= today)
    .sort((left, right) => (left.on < right.on ? 1 : -1));
  return [
    list(
      'Conditions',
      conditions.map(({ text }) => text),
      'none on file',
    ),
    list(
      'Medicines',
      medicines.map(({ text, dosage, status }) => {
        const held = status === 'on-hold' ? ' (on hold)' : '';
        return `${text}${dosage === '' ? '' : `, ${dosage}`}${held}`;
      }),
      'none on file',
    ),
    list(
      'Allergies',
      patient.allergies.map(({ text, reaction }) => (reaction === '' ? text : `${text} (${reaction})`)),
      'none on file',
    ),
    list(
      'In hospital in the last 30 days',
      stays.map(({ facility, on, reason }) => [on, facility, reason].filter(Boolean).join(', ')),
      'nothing on file',
    ),
    'Code status: not in this chart, ask.',
  ].join('\n');
}

function assessment({ observations, protocol }: SbarFacts): string {
  const newest = new Map<string, Observation>();
  for (const observation of observations) {
    const isVital = observation.category === 'vital-signs';
    if (isVital && !newest.has(observation.loinc)) newest.set(observation.loinc, observation);
  }
  const vitals = [...newest.values()].slice(0, VITALS_SHOWN).map(vitalText);
  return [
    `Protocol: ${protocol.title}. Not a diagnosis.`,
    list('Last readings on file', vitals, 'none'),
    ...protocol.note.map((question) => `${question}: `),
  ].join('\n');
}

function vitalText({ title, value, unit, text, components, effectiveAt }: Observation): string {
  const measured =
    components.length > 0
      ? `${components.map((component) => component.value).join('/')} ${plainUnit(components[0]?.unit ?? '')}`
      : value === null
        ? text
        : `${value} ${plainUnit(unit)}`;
  return `${title} ${measured.trim()} (${effectiveAt.slice(0, 10)})`;
}

function list(name: string, items: readonly string[], none: string): string {
  return `${name}: ${items.length === 0 ? none : items.join('; ')}.`;
}
