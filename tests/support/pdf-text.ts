/** @file The words of a PDF file, as far as pdfmake and Chromium write them: compressed content, glyphs with a table to Unicode. */
import { inflateSync } from 'node:zlib';

/** A PDF file as its objects: number and raw text, with streams inflated. */
interface PdfObjects {
  bodies: Map<number, string>;
}

/** All text of a PDF in the order in which it was written, without any space, since where a line breaks is the printer's choice. */
export function pdfText(file: Uint8Array): string {
  const { bodies } = readObjects(file);
  const fonts = fontTables(bodies);
  let text = '';
  for (const body of bodies.values()) {
    if (/\bBT\b/.test(body) && /T[jJ]/.test(body)) text += contentText(body, fonts);
  }
  return text;
}

/** Whether the file carries a tree of tags with headings and lists in it. */
export function isTagged(file: Uint8Array): boolean {
  const { bodies } = readObjects(file);
  const all = [...bodies.values()].join('\n');
  return /\/StructTreeRoot/.test(all) && /\/S\s*\/H1\b/.test(all) && /\/S\s*\/L\b/.test(all);
}

function readObjects(file: Uint8Array): PdfObjects {
  const raw = Buffer.from(file).toString('latin1');
  const bodies = new Map<number, string>();
  for (const match of raw.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)) {
    const [, number, body = ''] = match;
    const at = body.search(/stream\r?\n/);
    if (at < 0) {
      bodies.set(Number(number), body);
      continue;
    }
    const head = body.slice(0, at);
    const start = at + (body[at + 6] === '\r' ? 8 : 7);
    const data = Buffer.from(body.slice(start, body.lastIndexOf('endstream')), 'latin1');
    bodies.set(Number(number), head + (/FlateDecode/.test(head) ? inflated(data) : data.toString('latin1')));
  }
  return { bodies };
}

function inflated(data: Buffer): string {
  try {
    return inflateSync(data).toString('latin1');
  } catch {
    // An image or a font file: nothing to read in it.
    return '';
  }
}

/** By the name that contents use, what each glyph of a font stands for. */
function fontTables(bodies: ReadonlyMap<number, string>): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  for (const body of bodies.values()) {
    for (const [, list = ''] of body.matchAll(/\/Font\s*<<([\s\S]*?)>>/g)) {
      for (const [, name = '', number] of list.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
        const table = /\/ToUnicode\s+(\d+) 0 R/.exec(bodies.get(Number(number)) ?? '')?.[1];
        tables.set(name, unicodeOf(bodies.get(Number(table)) ?? ''));
      }
    }
  }
  return tables;
}

function unicodeOf(map: string): Map<string, string> {
  const table = new Map<string, string>();
  const put = (code: number, width: number, text: string) =>
    table.set(code.toString(16).padStart(width, '0'), text);
  const decode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, list = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of list.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F ]+)>/g))
      put(Number.parseInt(code, 16), code.length, decode(text.replaceAll(' ', '')));
  }
  for (const [, list = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', until = '', several, one] of list.matchAll(
      /<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:\[([^\]]*)\]|<([0-9a-fA-F]+)>)/g,
    )) {
      const first = Number.parseInt(from, 16);
      if (several !== undefined) {
        [...several.matchAll(/<([0-9a-fA-F ]+)>/g)].forEach(([, text = ''], index) => {
          put(first + index, from.length, decode(text.replaceAll(' ', '')));
        });
      } else if (one !== undefined) {
        const start = Number.parseInt(one, 16);
        for (let code = first; code <= Number.parseInt(until, 16); code++)
          put(code, from.length, String.fromCodePoint(start + code - first));
      }
    }
  }
  return table;
}

function contentText(body: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const [, name, hex] of body.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9a-fA-F]+)>/g)) {
    if (name !== undefined) {
      font = fonts.get(name);
      continue;
    }
    for (let at = 0; at < (hex ?? '').length; at += 4)
      text += font?.get((hex ?? '').slice(at, at + 4).toLowerCase()) ?? '';
  }
  return text.replaceAll(/\s/g, '');
}
