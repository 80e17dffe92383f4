/**
 * @file The kinds of help in the directory of community resources, and the words by which other directories call them. A need's guide names the kinds
 * that help with it (`NeedGuide.resourceKinds`).
 */

/** A kind of help. */
export interface ResourceKind {
  /** As it stands in `Resource.needs`. */
  kind: string;
  label: string;
  /** Beginnings of words, in lower case, that name it in other directories; with a space at the end a whole word. */
  words: readonly string[];
}

const kind = (name: string, label: string, ...words: string[]): ResourceKind => ({
  kind: name,
  label,
  words,
});

/** All kinds, in the order in which they are offered. */
export const RESOURCE_KINDS: readonly ResourceKind[] = [
  kind('food', 'Food', 'food', 'meal', 'pantr', 'grocer', 'nutrition', 'snap ', 'wic '),
  kind('housing', 'Housing', 'housing', 'rent ', 'rental ', 'mortgage', 'evict', 'tenant'),
  kind('shelter', 'Shelter', 'shelter', 'homeless', 'warming'),
  kind(
    'home-repair',
    'Home repair',
    'home repair',
    'home modif',
    'weatheriz',
    'ramp ',
    'ramps ',
    'home improvement',
  ),
  kind('utilities', 'Utilities', 'utilit', 'electric', 'heating', 'energy', 'water bill', 'liheap'),
  kind('transportation', 'Rides', 'transport', 'ride ', 'rides ', 'transit', 'paratransit'),
  kind('benefits', 'Benefits', 'benefit', 'public assistance', 'medicaid', 'enrol'),
  kind('financial', 'Money', 'financ', 'cash', 'debt', 'budget', 'tax prep'),
  kind('insurance', 'Insurance', 'insurance', 'medicare', 'ship '),
  kind('medication', 'Medicines', 'medication', 'medicine', 'prescription', 'pharmac', 'drug cost'),
  kind('behavioral-health', 'Mental health', 'mental', 'behavioral', 'counsel', 'psych', 'crisis', 'therap'),
  kind('substance-use', 'Alcohol and drugs', 'substance', 'alcohol', 'addict', 'recovery', 'detox', 'opioid'),
  kind('tobacco', 'Stopping to smoke', 'tobacco', 'smok', 'quit', 'vaping'),
  kind('social', 'Company', 'social', 'companion', 'senior center', 'friendly visit', 'lonel', 'isolation'),
  kind('caregiving', 'Caregivers', 'caregiv', 'respite', 'adult day'),
  kind('home-care', 'Care at home', 'home care', 'home health', 'homemaker', 'personal care'),
  kind('falls', 'Falls', 'fall prev', 'falls', 'balance'),
  kind('activity', 'Exercise', 'exercise', 'fitness', 'physical activ', 'recreation', 'wellness'),
  kind('legal', 'Legal help', 'legal', 'law ', 'lawyer', 'attorney', 'court'),
  kind('safety', 'Safety', 'domestic', 'violence', 'abuse', 'safety'),
  kind('employment', 'Work', 'employ', 'job', 'workforce', 'career'),
  kind('education', 'Education', 'educat', 'literacy', 'school', 'ged ', 'classes '),
  kind('language', 'Language', 'language', 'interpret', 'translat', 'english'),
  kind('digital', 'Internet and phone', 'digital', 'internet', 'broadband', 'computer', 'phone service'),
];

/** The word for a kind of help; a kind that is not known here as it is written. */
export function resourceKindLabel(name: string): string {
  return RESOURCE_KINDS.find((one) => one.kind === name)?.label ?? name;
}

/** The kinds that a category of another directory means: `Food Pantries` is `food`. Empty where it is none of them. */
export function kindsOfWords(words: string): string[] {
  const text = ` ${words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
  const exact = RESOURCE_KINDS.find((one) => ` ${one.kind.replace('-', ' ')} ` === text);
  if (exact) return [exact.kind];
  return RESOURCE_KINDS.filter((one) => one.words.some((word) => text.includes(` ${word}`))).map(
    (one) => one.kind,
  );
}
