/**
 * The name of one item on one screen: which item of the form, in which repetition of the groups around it (`ResponseItem.instance`). Instances hold
 * digits and dots only, so the first blank parts the two.
 */
export function itemKey(linkId: string, instance: string): string {
  return `${instance} ${linkId}`;
}

/** The two parts of a key again. */
export function partsOfKey(key: string): { linkId: string; instance: string } {
  const blank = key.indexOf(' ');
  return { instance: key.slice(0, blank), linkId: key.slice(blank + 1) };
}

/** Which repetition of the groups around it an item is in, from the outermost, counted from 1: `2, 1`. Empty outside of any. */
export function repetitionNumbers(instance: string): string {
  if (instance === '') return '';
  const counts = instance.split('.').map((part) => Number(part) + 1);
  return counts.join(', ');
}

/** The id of an element that belongs to an item. It has no blanks: `aria-labelledby` names several ids by them. */
export function elementId(part: 'question' | 'field' | 'row', key: string): string {
  return `${part}-${key.replaceAll(' ', '_')}`;
}
