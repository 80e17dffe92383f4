import { createRequire } from 'node:module';
import { packetPages } from '#shared/content/auditor-packet/pages.ts';
import type { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';

/** What is used of pdfmake, which has no types of its own. */
interface PdfMake {
  virtualfs: { writeFileSync(name: string, content: Buffer): void };
  addFonts(fonts: object): void;
  setUrlAccessPolicy(allows: () => boolean): void;
  setLocalAccessPolicy(allows: () => boolean): void;
  createPdf(pages: object): { getBuffer(): Promise<Buffer> };
}

interface FontContainer {
  vfs: Record<string, { data: string; encoding: BufferEncoding }>;
  fonts: object;
}

/** The packet as a PDF file. Fonts are embedded, so that every name reads as it is written; nothing is fetched and no file is read. */
export async function packetPdf(packet: AuditorPacket): Promise<Buffer> {
  const require = createRequire(import.meta.url);
  const pdfmake = require('pdfmake') as PdfMake;
  const { vfs, fonts } = require('pdfmake/build/fonts/Roboto.js') as FontContainer;
  for (const [name, { data, encoding }] of Object.entries(vfs)) {
    pdfmake.virtualfs.writeFileSync(name, Buffer.from(data, encoding));
  }
  pdfmake.addFonts(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake.createPdf(packetPages(packet)).getBuffer();
}
