/** @file What `change-settings` takes about billing and care gaps: answers to the questions that the sources leave open, and who does what. */
import { InvalidArgumentError } from 'commander';
import type pg from 'pg';
import { PRACTICE_QUESTIONS } from '#shared/content/practice-questions.ts';
import type { PracticeBilling } from '#shared/domain/billing/practice-billing.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { settingsOf } from '../organization/organizations.ts';
import { findPersonByEmail } from '../organization/people.ts';
import { AdminError } from './context.ts';

export interface BillingOptions {
  safetyNetClinic?: boolean;
  billingSwitch?: PracticeBilling['switches'];
  behavioralCareManagers?: string[];
}

/** `yes` or `no`. */
export function yesOrNo(text: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new InvalidArgumentError('Say yes or no.');
}

/** `id=value`, for one of the switches; several are collected. */
export function billingSwitch(
  text: string,
  before: PracticeBilling['switches'] = {},
): PracticeBilling['switches'] {
  const [id = '', value = ''] = text.split('=');
  const known = PRACTICE_QUESTIONS.find((one) => one.id === id);
  if (!known) {
    const ids = PRACTICE_QUESTIONS.map((one) => one.id).join(', ');
    throw new InvalidArgumentError(`There is no billing switch "${id}". These there are: ${ids}.`);
  }
  if (typeof known.cautious === 'boolean') {
    if (value !== 'yes' && value !== 'no')
      throw new InvalidArgumentError(`${known.question} Say ${id}=yes or ${id}=no.`);
    return { ...before, [id]: value === 'yes' };
  }
  const number = Number(value);
  if (value === '' || !Number.isInteger(number) || number < 0 || number > 100) {
    throw new InvalidArgumentError(`${known.question} Give a whole number, such as ${id}=${known.cautious}.`);
  }
  return { ...before, [id]: number };
}

/** Every billing switch with its question and the cautious answer that holds until the practice gives another. */
export function switchHelp(): string {
  const lines = PRACTICE_QUESTIONS.map(({ id, question, cautious }) => {
    const answer = cautious === true ? 'yes' : cautious === false ? 'no' : cautious;
    return `  ${id}=${answer}\n      ${question}`;
  });
  return ['Billing switches, with the cautious answer that holds until you give another:', ...lines].join(
    '\n',
  );
}

/** E-mail addresses with commas between; none of them: nobody. */
export function emails(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/**
 * What the organization's billing settings become; undefined where no option names them.
 *
 * @throws {AdminError} for an address that no account of the organization has
 */
export async function changedBilling(
  pool: pg.Pool,
  organizationId: Id,
  { safetyNetClinic, billingSwitch: switches, behavioralCareManagers }: BillingOptions,
): Promise<PracticeBilling | undefined> {
  if (safetyNetClinic === undefined && switches === undefined && behavioralCareManagers === undefined)
    return undefined;
  const { billing } = await settingsOf(pool, organizationId);
  const managers = behavioralCareManagers && (await idsOf(pool, organizationId, behavioralCareManagers));
  return {
    switches: { ...billing.switches, ...switches },
    isSafetyNetClinic: safetyNetClinic ?? billing.isSafetyNetClinic,
    behavioralCareManagers: managers ?? billing.behavioralCareManagers,
  };
}

async function idsOf(pool: pg.Pool, organizationId: Id, addresses: readonly string[]): Promise<Id[]> {
  const people = await Promise.all(addresses.map((email) => findPersonByEmail(pool, email)));
  return people.map((person, index) => {
    if (person?.organizationId === organizationId) return person.id;
    throw new AdminError(`There is no account with the e-mail "${addresses[index]}" in this organisation.`);
  });
}
