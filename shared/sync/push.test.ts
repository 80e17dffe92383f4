import { expect, test } from 'vitest';
import type { PushRow } from '#shared/contract/server/sync.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { pushRows, splitBySize } from './push.ts';

const row = (number: number, size: number): PushRow => ({
  newDocumentState: {
    id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    _deleted: false,
    text: 'ä'.repeat(size),
  },
  assumedMasterState: null,
});

test('PUSH-4 a batch is split so that each part stays below the limit, and no row is lost or repeated', () => {
  const rows = Array.from({ length: 50 }, (_, index) => row(index, 100 + index * 40));
  const parts = splitBySize(rows, 5000);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.flatMap((part) => part.rows)).toEqual(rows);
  for (const { rows: part } of parts) {
    const bytes = part.reduce((sum, one) => sum + new TextEncoder().encode(JSON.stringify(one)).length, 0);
    expect(part.length === 1 || bytes <= 5000).toBe(true);
  }
});

test('PUSH-4 a record larger than any request is refused here, and the others are sent', async () => {
  const sent: string[] = [];
  const client = {
    sync: {
      push: async ({ rows }: { rows: PushRow[] }) => {
        sent.push(...rows.map(({ newDocumentState }) => newDocumentState.id));
        return {
          results: rows.map(({ newDocumentState: { id } }) => ({
            id,
            outcome: 'accepted',
            rev: 1,
            receivedAt: '',
          })),
        };
      },
    },
  };
  const rows = [row(1, 10), row(2, 3_000_000), row(3, 10)];
  const results = await pushRows(client as never, 'calls', rows, () => toInstant(0));
  expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused', 'accepted']);
  expect(sent).toEqual([rows[0]?.newDocumentState.id, rows[2]?.newDocumentState.id]);
});
