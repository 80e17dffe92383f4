import type { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';
import { saveFile } from '../../ui/save-file.ts';
import { packetPdf } from './packet-pdf.ts';

/** Offers a packet for saving. The name of the file says the month and tells packets apart; it says nothing of the patient. */
export async function savePacket(packet: AuditorPacket, format: 'pdf' | 'json'): Promise<void> {
  const text = `${JSON.stringify(packet, null, 2)}\n`;
  const file = format === 'pdf' ? await packetPdf(packet) : new Blob([text], { type: 'application/json' });
  const mark = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const name = [...mark.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  saveFile(file, `auditor-packet-${packet.month}-${name}.${format}`);
}
