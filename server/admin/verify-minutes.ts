import type { Command } from 'commander';
import { chainWords } from '#shared/content/auditor-packet/words.ts';
import { chainOf } from '#shared/domain/ledger/auditor-packet.ts';
import { brokenLink } from '#shared/domain/ledger/minute-chain.ts';
import { wholeMinutes } from '#shared/domain/minutes.ts';
import { monthLines, secondsByPatient, secondsOfLines } from '#shared/domain/month-lines.ts';
import { Program } from '#shared/domain/program.ts';
import { type AdminContext, AdminError } from './context.ts';
import { type PatientLedger, readPatientLedger } from './patient-ledger.ts';

/** Adds `verify-minutes` to the admin command line. */
export function registerVerifyMinutes(program: Command, context: AdminContext): void {
  program
    .command('verify-minutes')
    .summary('add up a patient’s month again and check that no entry was changed')
    .description(
      'Adds up the minutes of a patient and month from their entries, and checks the chain of every device that wrote them, over all its entries. The exit code is 1 when a link is broken.',
    )
    .argument('<patient>', 'the id or the record number')
    .argument('<month>', 'such as 2026-11')
    .option('--organisation <name>', 'needed when there are several')
    .action((patient: string, month: string, { organisation }: { organisation?: string }) =>
      context.withDatabase(async ({ pool }) => {
        const ledger = await readPatientLedger(pool, { organisation, patient, month });
        for (const line of totalLines(ledger)) context.print(line);
        const broken = brokenLink(ledger.chains);
        const words = chainWords(chainOf(broken, ledger.chains, 'server'));
        if (broken !== null) throw new AdminError(words);
        context.print(words);
      }),
    );
}

function totalLines({ patient, entries, month, settings }: PatientLedger): string[] {
  const lines = monthLines([patient], entries, month, settings.timeZone);
  const notCounted = secondsOfLines(lines.filter((line) => line.notCounted !== ''));
  const totals = Program.options.flatMap((program) => {
    const seconds = secondsByPatient(lines, program).get(patient.id);
    if (seconds === undefined) return [];
    return [`${program}: ${seconds} seconds, ${wholeMinutes(seconds)} whole minutes.`];
  });
  return [
    `Patient ${patient.id}, ${month} in ${settings.timeZone}: ${lines.length} standing entries.`,
    ...(totals.length === 0 ? ['No minutes count in this month.'] : totals),
    ...(notCounted === 0 ? [] : [`${notCounted} seconds were recorded and do not count.`]),
  ];
}
