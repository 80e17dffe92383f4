import { expect, test } from 'vitest';
import { heldBy, reasonWords } from './hold-words.ts';
import { leverWords } from './lever-words.ts';

test('says what would move her and where to, and nothing of what would not', () => {
  const levers = [
    { code: 'hold-ends' as const, rank: 3 },
    { code: 'contact' as const, rank: 40 },
    { code: 'attempt' as const, rank: 12 },
    { code: 'tomorrow' as const, rank: null },
  ];
  expect(leverWords({ rank: 12, levers })).toEqual([
    { what: 'If not put off', where: 'up to 3' },
    { what: 'After a completed contact', where: 'down to 40' },
    { what: 'Tomorrow at this time, if nothing happens', where: 'out of the queue' },
  ]);
  expect(leverWords({ rank: null, levers })).toEqual([]);
});

test('a hold says who made it', () => {
  const hold = { id: '1', kind: 'skip' as const, until: '', reason: 'Away', by: 'server' as const, at: '' };
  expect(heldBy({ hold }, { server: 'Denise' }, 'own')).toBe('Denise');
  expect(heldBy({ hold: { ...hold, by: 'own' } }, {}, 'own')).toBe('you');
  expect(heldBy({ hold: null }, {}, 'own')).toBe('');
  expect(reasonWords({ code: 'skip', text: 'Skipped until tomorrow: Away' }, 'you')).toBe(
    'Skipped until tomorrow: Away (by you)',
  );
  expect(reasonWords({ code: 'contact', text: 'Stable' }, 'you')).toBe('Stable');
});
