import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { chainWords } from '#shared/content/auditor-packet/words.ts';
import { type AdminContext, AdminError } from './context.ts';
import { packetPdf } from './packet-pdf.ts';
import { packetOf, readPatientLedger } from './patient-ledger.ts';

interface PacketOptions {
  organisation?: string;
  out: string;
}

/** Adds `auditor-packet` to the admin command line. */
export function registerAuditorPacket(program: Command, context: AdminContext): void {
  program
    .command('auditor-packet')
    .summary('write what an auditor asks for about a patient’s month, as PDF and JSON')
    .description(
      'Writes the entries of a patient and month with all that an auditor asks for, as PDF and JSON. The files hold health data; their names hold none.',
    )
    .argument('<patient>', 'the id or the record number')
    .argument('<month>', 'such as 2026-11')
    .option('--organisation <name>', 'needed when there are several')
    .option('--out <folder>', 'where to write them', '.')
    .action((patient: string, month: string, { organisation, out }: PacketOptions) =>
      context.withDatabase(async ({ pool }) => {
        const ledger = await readPatientLedger(pool, { organisation, patient, month });
        const packet = await packetOf(pool, ledger, Date.now());
        const text = `${JSON.stringify(packet, null, 2)}\n`;
        const mark = createHash('sha256').update(text).digest('hex').slice(0, 8);
        const folder = resolve(context.folder, out);
        const name = join(folder, `auditor-packet-${month}-${mark}`);
        const pdf = await packetPdf(packet);
        try {
          await mkdir(folder, { recursive: true });
          await writeFile(`${name}.json`, text, { mode: 0o600 });
          await writeFile(`${name}.pdf`, pdf, { mode: 0o600 });
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          throw new AdminError(
            `The packet could not be written to ${folder} (${code}). Choose another folder with --out.`,
          );
        }
        context.print(`Wrote ${name}.pdf and ${name}.json. They hold health data: keep them safe.`);
        if (packet.chain.broken !== null) throw new AdminError(chainWords(packet.chain));
      }),
    );
}
