/** A stretch of a text, and whether the other text has something else there. */
export interface DiffPart {
  text: string;
  isDifferent: boolean;
}

/** Longer texts than this are marked as a whole: the marks would be too many to help. */
const MOST_WORDS = 400;

/** Two texts word by word: which words of each the other does not have in that place. */
export function wordDiff(left: string, right: string): { left: DiffPart[]; right: DiffPart[] } {
  const [ours, theirs] = [words(left), words(right)];
  if (ours.length > MOST_WORDS || theirs.length > MOST_WORDS) {
    const isDifferent = left !== right;
    return { left: whole(left, isDifferent), right: whole(right, isDifferent) };
  }
  const common = commonWords(ours, theirs);
  return { left: parts(ours, common.left), right: parts(theirs, common.right) };
}

/** Words and the spaces between them, so that joining gives the text again. */
function words(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

function whole(text: string, isDifferent: boolean): DiffPart[] {
  return text === '' ? [] : [{ text, isDifferent }];
}

/** The places of the longest sequence of words that both texts have in the same order. */
function commonWords(ours: string[], theirs: string[]): { left: Set<number>; right: Set<number> } {
  const lengths = Array.from({ length: ours.length + 1 }, () => new Uint16Array(theirs.length + 1));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = ours.length - 1; row >= 0; row--) {
    for (let column = theirs.length - 1; column >= 0; column--) {
      const length =
        ours[row] === theirs[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
      const line = lengths[row];
      if (line) line[column] = length;
    }
  }
  const left = new Set<number>();
  const right = new Set<number>();
  let [row, column] = [0, 0];
  while (row < ours.length && column < theirs.length) {
    if (ours[row] === theirs[column]) {
      left.add(row++);
      right.add(column++);
    } else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return { left, right };
}

function parts(texts: string[], common: Set<number>): DiffPart[] {
  const found: DiffPart[] = [];
  for (const [index, text] of texts.entries()) {
    const last = found.at(-1);
    // A space between two marked words belongs to the mark, another one does not start one.
    const isSpace = text.trim() === '';
    const isDifferent = isSpace
      ? last?.isDifferent === true && index + 1 < texts.length && !common.has(index + 1)
      : !common.has(index);
    if (last?.isDifferent === isDifferent) last.text += text;
    else found.push({ text, isDifferent });
  }
  return found;
}
