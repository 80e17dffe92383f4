/** @file The shapes in which a program may have written a word to disk. */

/** One shape of one word. */
export interface Form {
  word: string;
  /** `utf-8`, `base64 of utf-16`, and so on. */
  shape: string;
  bytes: Buffer;
}

/** Every shape that is looked for. A word with a letter beyond ASCII is best: its shapes then differ. */
export function formsOf(words: readonly string[]): Form[] {
  return words.flatMap((word) =>
    [...new Set([word, word.toLowerCase(), word.toUpperCase()])].flatMap((spelling) => {
      const utf8 = Buffer.from(spelling, 'utf8');
      const utf16 = Buffer.from(spelling, 'utf16le');
      const shapes: [string, Buffer][] = [
        ['utf-8', utf8],
        ['utf-16', utf16],
        ['utf-16 big endian', Buffer.from(utf16).swap16()],
        ['latin-1', Buffer.from(spelling, 'latin1')],
        ['json escapes', Buffer.from(jsonEscaped(spelling))],
        ['percent', Buffer.from(encodeURIComponent(spelling))],
        ['percent, every byte', Buffer.from(utf8.toString('hex').replace(/../g, '%$&').toUpperCase())],
        ['hexadecimal', Buffer.from(utf8.toString('hex'))],
        ...base64Of(utf8).map((bytes): [string, Buffer] => ['base64', bytes]),
        ...base64Of(utf16).map((bytes): [string, Buffer] => ['base64 of utf-16', bytes]),
      ];
      return shapes.map(([shape, bytes]) => ({ word, shape, bytes }));
    }),
  );
}

function jsonEscaped(text: string): string {
  return text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A word inside a longer base64 text begins at one of three places in a group; the letters it shares with its neighbours are left out. */
function base64Of(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    return Buffer.from(text.slice(Math.ceil((offset * 8) / 6), whole));
  });
}
