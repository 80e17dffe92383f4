import type { Command } from 'commander';
import type { PracticeBilling } from '#shared/domain/billing/practice-billing.ts';
import { changeSettings } from '../organization/organizations.ts';
import {
  type BillingOptions,
  billingSwitch,
  changedBilling,
  emails,
  switchHelp,
  yesOrNo,
} from './billing-options.ts';
import { type AdminContext, AdminError } from './context.ts';
import { findOrganization } from './find-organization.ts';
import {
  changedLicenseRule,
  compactHelp,
  type LicenseOptions,
  licenseRuleWords,
  states,
  warnings,
} from './license-options.ts';
import { wholeDays, wholeDaysBack, wholeMinutes } from './numbers.ts';

interface ChangeSettingsOptions extends BillingOptions, LicenseOptions {
  organisation?: string;
  offlineLeaseDays?: number;
  lockAfterMinutes?: number;
  manualEntryDays?: number;
}

/** Adds `change-settings` to the admin command line. */
export function registerChangeSettings(program: Command, context: AdminContext): void {
  program
    .command('change-settings')
    .summary(
      'change how devices work offline and lock, and what billing readiness and license warnings depend on',
    )
    .description(
      'Changes the settings of an organisation. Devices learn them when they next speak to the server.',
    )
    .option('--organisation <name>', 'needed when there are several')
    .option('--offline-lease-days <days>', 'how long a device opens without meeting the server', wholeDays)
    .option(
      '--lock-after-minutes <minutes>',
      'how long a device waits for a key or a pointer before it locks',
      wholeMinutes,
    )
    .option('--manual-entry-days <days>', 'how many days back time may be booked by hand', wholeDaysBack)
    .option(
      '--safety-net-clinic <yes|no>',
      'whether it is a rural or federally qualified health center',
      yesOrNo,
    )
    .option(
      '--billing-switch <id=value>',
      'the answer to a question that the billing sources leave open; may be given several times',
      billingSwitch,
    )
    .option(
      '--behavioral-care-managers <e-mails>',
      'who has behavioral health training, with commas between',
      emails,
    )
    .option(
      '--license-warnings <yes|no>',
      "whether a license that does not cover a patient's state is warned of",
      warnings,
    )
    .option(
      '--compact-also <states>',
      'states to count to the licensure compact, with commas between',
      states,
    )
    .option('--compact-not <states>', 'states not to count to it, with commas between', states)
    .addHelpText('after', `\n${switchHelp()}\n\n${compactHelp()}`)
    .action(({ organisation, ...options }: ChangeSettingsOptions) =>
      context.withDatabase(async ({ pool }) => {
        if (Object.keys(options).length === 0) {
          throw new AdminError('Name a setting to change, such as --lock-after-minutes 10.');
        }
        const { id, name } = await findOrganization(pool, organisation);
        const { offlineLeaseDays: days, lockAfterMinutes: minutes, manualEntryDays: back } = options;
        const change = {
          ...(days === undefined ? {} : { offlineLeaseDays: days }),
          ...(minutes === undefined ? {} : { lockAfterMinutes: minutes }),
          ...(back === undefined ? {} : { manualEntryDays: back }),
        };
        const billing = await changedBilling(pool, id, options);
        const licenseRule = await changedLicenseRule(pool, id, options);
        const settings = await changeSettings(pool, id, {
          ...change,
          ...(billing ? { billing } : {}),
          ...(licenseRule ? { licenseRule } : {}),
        });
        const { offlineLeaseDays, lockAfterMinutes } = settings;
        context.print(
          `"${name}": devices work ${offlineLeaseDays} days without the server and lock after ${lockAfterMinutes} minutes.`,
        );
        if (back !== undefined) {
          context.print(`Time may be booked by hand up to ${settings.manualEntryDays} days back.`);
        }
        if (billing) context.print(billingWords(billing));
        if (licenseRule) context.print(licenseRuleWords(licenseRule));
      }),
    );
}

function billingWords({ switches, isSafetyNetClinic, behavioralCareManagers }: PracticeBilling): string {
  const answers = Object.entries(switches).map(
    ([id, value]) => `${id}=${value === true ? 'yes' : value === false ? 'no' : value}`,
  );
  return [
    `Billing readiness: ${isSafetyNetClinic ? 'a' : 'not a'} safety-net clinic;`,
    `${behavioralCareManagers.length} with behavioral health training;`,
    answers.length === 0 ? 'every open question is read cautiously.' : `answered: ${answers.join(', ')}.`,
  ].join(' ');
}
