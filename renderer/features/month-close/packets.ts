/** @file The auditor's packets of a month in one archive: a file for each patient and a list of them. */

import { csvText } from '#shared/domain/csv.ts';
import type { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';
import { packetPdf } from '../ledger/packet-pdf.ts';
import { type ZipEntry, zipOf } from './zip.ts';

/** What one archive holds: more would be too much for the memory of a small laptop. */
export const PACKETS_OF_AN_ARCHIVE = 250;

/** A packet as the file of an archive. The name of the file tells packets apart and says nothing of the patient. */
export async function packetFile(
  packet: AuditorPacket,
  format: 'pdf' | 'json',
  number: number,
): Promise<ZipEntry> {
  const file =
    format === 'pdf' ? await packetPdf(packet) : new Blob([`${JSON.stringify(packet, null, 2)}\n`]);
  const name = `packet-${packet.month}-${String(number).padStart(4, '0')}.${format}`;
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The archive, with a list of which file is whose. */
export function packetArchive(files: readonly { entry: ZipEntry; packet: AuditorPacket }[]): Blob {
  const list = csvText([
    ['File', 'Record number', 'Patient', 'Month'],
    ...files.map(({ entry, packet }) => [
      entry.name,
      packet.patient.recordNumber,
      packet.patient.name,
      packet.month,
    ]),
  ]);
  const index = { name: 'files.csv', bytes: new TextEncoder().encode(list) };
  return zipOf([index, ...files.map(({ entry }) => entry)]);
}
