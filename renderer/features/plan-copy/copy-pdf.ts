import type { PatientCopy } from '#shared/domain/patient-copy-shape.ts';

/** What is used of pdfmake, which has no types of its own. */
interface PdfMake {
  addFontContainer(container: unknown): void;
  setUrlAccessPolicy(allows: () => boolean): void;
  createPdf(pages: object): { getBlob(): Promise<Blob> };
}

/** The copy as a PDF file, made on this device. The library and its fonts are fetched from the app only when somebody asks. */
export async function copyPdf(copy: PatientCopy): Promise<Blob> {
  const [library, fonts] = await Promise.all([
    import('pdfmake/build/pdfmake.min.js'),
    import('pdfmake/build/fonts/Roboto.js'),
  ]);
  const pdfmake = library.default as PdfMake;
  pdfmake.addFontContainer(fonts.default);
  pdfmake.setUrlAccessPolicy(() => false);
  return pdfmake.createPdf(copyPages(copy)).getBlob();
}

/** The pages in the words of pdfmake's document definitions. The title of the file names nobody. */
function copyPages({ title, patientName, subtitle, sections, footer, language }: PatientCopy): object {
  return {
    info: { title, creator: 'Careline' },
    language: language === 'es' ? 'es-US' : 'en-US',
    displayTitle: true,
    pageSize: 'LETTER',
    pageMargins: [50, 50, 50, 56],
    defaultStyle: { font: 'Roboto', fontSize: 14, lineHeight: 1.2 },
    footer: (page: number, pages: number) => ({
      text: `${page} / ${pages}`,
      alignment: 'center',
      fontSize: 11,
      margin: [0, 14, 0, 0],
    }),
    content: [
      { text: title, fontSize: 26, bold: true },
      { text: patientName, fontSize: 17, bold: true, margin: [0, 2, 0, 2] },
      { text: subtitle },
      ...sections.flatMap(({ title: heading, intro, items }) => [
        { text: heading, fontSize: 19, bold: true, margin: [0, 16, 0, 4] },
        ...(intro === '' ? [] : [{ text: intro, margin: [0, 0, 0, 2] }]),
        {
          ul: items.map(({ text, detail }) => ({
            text: detail === '' ? text : [text, '\n', { text: detail, color: '#333333' }],
            margin: [0, 0, 0, 5],
          })),
        },
      ]),
      { text: footer, italics: true, margin: [0, 18, 0, 0] },
    ],
  };
}
