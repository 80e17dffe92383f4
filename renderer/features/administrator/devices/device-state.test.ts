import { expect, test } from 'vitest';
import type { DeviceRecord } from '#shared/contract/administration.ts';
import { deviceState } from './device-state.ts';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const device: DeviceRecord = {
  ...{ deviceId: '019aa4d2-3b7e-7c10-8a53-1f2e3d4c5b6a', staffId: '019aa4d2-3b7e-7c10-8a53-1f2e3d4c5b6b' },
  ...{ personName: 'Ines Marsh', name: 'Laptop', home: 'desktop', registeredAt: '2026-01-01T00:00:00.000Z' },
  ...{ lastContactAt: '2026-11-22T11:00:00.000Z', retiredAt: '', recoveredAt: '' },
  ...{ isThis: false, hasRecoveryKey: true },
};
const standing = (part: Partial<DeviceRecord>) => deviceState({ ...device, ...part }, now);

test('a device that has not spoken for more than a day is silent, and may hold what nobody else has', () => {
  expect(standing({})).toMatchObject({ standing: 'in-use', hint: '' });
  expect(standing({ lastContactAt: '2026-11-21T12:00:00.000Z' }).standing).toBe('in-use');
  const silent = standing({ lastContactAt: '2026-11-21T11:59:00.000Z' });
  expect(silent).toMatchObject({ standing: 'silent', tone: 'caution' });
  expect(silent.hint).toContain('may be nowhere else');
});

test('what a retired device had not sent waits for its key, until it was sent or the key destroyed', () => {
  const retiredAt = '2026-11-20T12:00:00.000Z';
  expect(standing({ retiredAt }).hint).toContain('waits for its recovery key');
  // A recovery of before, when it had lapsed, says nothing of what it wrote after.
  expect(standing({ retiredAt, recoveredAt: '2026-11-01T12:00:00.000Z' }).hint).toContain('waits');
  expect(standing({ retiredAt, recoveredAt: '2026-11-21T12:00:00.000Z' }).hint).toContain(
    'Sent what it held',
  );
  expect(standing({ retiredAt, hasRecoveryKey: false })).toMatchObject({ standing: 'wiped' });
});
