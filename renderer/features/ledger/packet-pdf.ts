import { packetPages } from '#shared/content/auditor-packet/pages.ts';
import type { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';

/** What is used of pdfmake, which has no types of its own. */
interface PdfMake {
  addFontContainer(container: unknown): void;
  setUrlAccessPolicy(allows: () => boolean): void;
  createPdf(pages: object): { getBlob(): Promise<Blob> };
}

/** The packet as a PDF file, made on this device. The library and its fonts are fetched from the app only when somebody asks. */
export async function packetPdf(packet: AuditorPacket): Promise<Blob> {
  const [library, fonts] = await Promise.all([
    import('pdfmake/build/pdfmake.min.js'),
    import('pdfmake/build/fonts/Roboto.js'),
  ]);
  const pdfmake = library.default as PdfMake;
  pdfmake.addFontContainer(fonts.default);
  pdfmake.setUrlAccessPolicy(() => false);
  return pdfmake.createPdf(packetPages(packet)).getBlob();
}
