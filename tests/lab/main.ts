/** @file `npm run lab`: simulated devices under faults. Each command prints a table and ends with 1 when something failed. */
import { Command, InvalidArgumentError } from 'commander';
import { killCommand } from './kill/command.ts';
import { parseSeeds, syncCommand } from './sync/command.ts';

/** Runs the command. Answers the exit code. */
export async function main(argv: string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('lab').description(
    'Puts simulated devices under faults and checks what they keep.',
  );
  program
    .command('kill')
    .description('Kills the engine at random moments and checks the store after each kill.')
    .option('--runs <number>', 'kills', wholeNumber, 60)
    .option('--seed <number>', 'where chance begins', wholeNumber, 1)
    .option('--chapter <number>', 'the chapter to begin with, as a failure names it', wholeNumber, 1)
    .option('--lanes <number>', 'chapters at a time', wholeNumber, 2)
    .option('--phase <words>', 'strike only in the phases whose name has these words')
    .action(async (options) => {
      exitCode = await killCommand(options);
    });
  program
    .command('sync')
    .description(
      'Lets devices and two servers go through a day of faults and checks that all end with the same.',
    )
    .option('--seeds <range>', 'the seeds to run: 17, 1-50 or 3,9,20-22', seedRange, [1])
    .option('--devices <number>', 'devices', wholeNumber, 5)
    .option('--steps <number>', 'edits and faults of a run', wholeNumber, 400)
    .action(async (options) => {
      exitCode = await syncCommand(options);
    });
  await program.parseAsync(argv, { from: 'user' });
  return exitCode;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || text === '0') throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(text);
}

function seedRange(text: string): number[] {
  const seeds = parseSeeds(text);
  if (!seeds) throw new InvalidArgumentError('Give seeds such as 17, 1-50 or 3,9,20-22.');
  return seeds;
}
