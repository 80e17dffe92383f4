const beyondAscii = /[\ud800-\uffff]/;
const everyBeyond = /[\ud800-\uffff]/g;
const firstMoved = 0xd800;
const movedTo = 0x10000;

/**
 * A text whose UTF-8 bytes sort as JavaScript compares the original.
 *
 * JavaScript compares UTF-16 units, SQLite bytes of UTF-8; the two disagree where surrogate pairs meet U+E000 to U+FFFF, and RxDB's
 * upper bounds are made of U+FFFF: a value that starts with an emoji would fall out of every range. So each unit from
 * U+D800 up becomes one code point of the supplementary planes, which keeps the order, the distinction and even lone surrogates.
 */
export function toSortableText(text: string): string {
  if (!beyondAscii.test(text)) return text;
  return text.replace(everyBeyond, (unit) => String.fromCodePoint(movedTo + unit.charCodeAt(0) - firstMoved));
}
