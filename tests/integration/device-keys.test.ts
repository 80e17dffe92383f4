/** @file Who can open the store of a device, and when: real engines on encrypted files against a real server. */
import { expect, test } from 'vitest';
import { until } from '#tests/support/device.ts';
import {
  callWith,
  DAY,
  device,
  enter,
  inSync,
  newNurse,
  noteOnServer,
  recordOf,
  statusOf,
  withoutServer,
  world,
} from './device-keys-desk.ts';
import { runAdmin } from './run-admin.ts';
import { codeOf, PASSPHRASE } from './server-harness.ts';

const NEW_PASSPHRASE = 'four other unrelated words';

test('ten wrong passphrases lock the store over a restart, and a sign-in that the server confirms opens it with everything in it', async () => {
  const { email, patientId } = await newNurse();
  const first = device('tries');
  await enter(first, email);
  await inSync(first);
  const callId = await withoutServer(async () => {
    const id = await callWith(first, patientId, 'Quince jam.');
    await first.engine.session.signOut();
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      expect(await codeOf(enter(first, email, 'not it at all'))).toBe('WRONG_CREDENTIALS');
    }
    await expect(enter(first, email, 'not it at all')).rejects.toMatchObject({
      data: { detail: expect.stringContaining('3 tries are left') },
    });
    await first.close();
    const again = device('tries');
    for (let attempt = 8; attempt <= 9; attempt += 1) {
      expect(await codeOf(enter(again, email, 'not it at all'))).toBe('WRONG_CREDENTIALS');
    }
    expect(await codeOf(enter(again, email, 'not it at all'))).toBe('LOCKED_OUT');
    expect(await codeOf(enter(again, email))).toBe('LOCKED_OUT');
    expect((await statusOf(again)).accountsOnDevice).toMatchObject([{ access: 'locked-out', triesLeft: 0 }]);
    await again.close();
    return id;
  });
  const last = device('tries');
  expect(await codeOf(enter(last, email, 'not it at all'))).toBe('WRONG_CREDENTIALS');
  expect(await enter(last, email)).toMatchObject({
    state: 'open',
    accountsOnDevice: [{ access: 'passphrase', triesLeft: 10 }],
  });
  await until(
    'the call arrived',
    () => noteOnServer(callId),
    (note) => note === 'Quince jam.',
  );
});

test('a passphrase changed on one device: the other learns it, opens with the new one, and then also without the server', async () => {
  const { email } = await newNurse();
  const isKeyCheap = false;
  const one = device('change-one', { isKeyCheap });
  const other = device('change-other', { isKeyCheap });
  await Promise.all([enter(one, email), enter(other, email)]);
  await inSync(other);
  await other.close();
  const change = (current: string, next: string) => one.engine.session.changePassphrase({ current, next });
  expect(await codeOf(change('not it at all', NEW_PASSPHRASE))).toBe('WRONG_CREDENTIALS');
  expect(await codeOf(change(PASSPHRASE, 'too short'))).toBe('BAD_REQUEST');
  const wrapBefore = recordOf('change-one').recoveryWrap;
  await change(PASSPHRASE, NEW_PASSPHRASE);
  expect(recordOf('change-one').recoveryWrap).toEqual(wrapBefore);
  await one.engine.session.lock();
  await withoutServer(async () => {
    expect(await codeOf(enter(one, email, PASSPHRASE))).toBe('WRONG_CREDENTIALS');
    expect(await enter(one, email, NEW_PASSPHRASE)).toMatchObject({ state: 'open' });
  });
  await inSync(one);

  const again = device('change-other', { isKeyCheap });
  await enter(again, email, PASSPHRASE);
  const locked = await until(
    'the old passphrase is found out',
    () => statusOf(again),
    ({ state }) => state === 'locked',
  );
  expect(locked.closedBecause).toBe('passphrase-changed');
  expect(await enter(again, email, NEW_PASSPHRASE)).toMatchObject({ state: 'open' });
  await inSync(again);
  await again.close();
  await withoutServer(async () => {
    const offline = device('change-other', { isKeyCheap });
    expect(await codeOf(enter(offline, email, PASSPHRASE))).toBe('WRONG_CREDENTIALS');
    expect(await enter(offline, email, NEW_PASSPHRASE)).toMatchObject({ state: 'open' });
  });
});

test('a lapsed lease closes the store, a clock set back does not open it, unsent work waits, and the server brings it back', async () => {
  const { email, patientId } = await newNurse();
  const first = device('lease');
  await enter(first, email);
  await inSync(first);
  const callId = await withoutServer(async () => {
    const id = await callWith(first, patientId, 'Marigold tea.');
    await first.close();
    const nearly = device('lease', { clockOffset: 13 * DAY });
    await enter(nearly, email);
    await nearly.close();
    const lapsed = device('lease', { clockOffset: 15 * DAY });
    expect(await codeOf(enter(lapsed, email))).toBe('LEASE_EXPIRED');
    await lapsed.close();
    expect(recordOf('lease')).toMatchObject({ passphraseWrap: null, ended: 'lapsed' });
    const setBack = device('lease');
    expect(await codeOf(enter(setBack, email))).toBe('LEASE_EXPIRED');
    await setBack.close();
    return id;
  });
  expect(await noteOnServer(callId)).toBeUndefined();
  const back = device('lease');
  expect(await enter(back, email)).toMatchObject({ state: 'open' });
  await until(
    'the call arrived',
    () => noteOnServer(callId),
    (note) => note === 'Marigold tea.',
  );
});

test('a lease that ends while the desk is open closes it', async () => {
  const { email } = await newNurse();
  const first = device('lease-open', { speed: 30 });
  await enter(first, email);
  await inSync(first);
  await withoutServer(async () => {
    await first.setClock(15 * DAY);
    const status = await until(
      'the lease is over',
      () => statusOf(first),
      ({ state }) => state === 'lapsed',
    );
    expect(status.accountsOnDevice).toMatchObject([{ access: 'lapsed' }]);
    expect(await codeOf(first.engine.queue.today())).toBe('LOCKED');
  });
});

test('nobody at the keys locks the desk, which first lets the window save; the call clock goes on, and all is there after', async () => {
  const setting = ['change-settings', '--lock-after-minutes', '1'];
  expect((await runAdmin({ DATABASE_URL: world.databaseUrl }, setting)).exitCode).toBe(0);
  const { email, patientId } = await newNurse();
  const first = device('idle', { speed: 10 });
  expect((await enter(first, email)).lockAfterMinutes).toBe(1);
  await inSync(first);
  const { draft } = await first.engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  const seen: string[] = [];
  const window = (async () => {
    for await (const { state, closedBecause } of await first.engine.session.status()) {
      seen.push(state);
      if (state === 'locking') {
        await first.engine.calls.saveDraft({
          callId: draft.callId,
          note: { plan: 'typed at the last moment' },
        });
        await first.engine.session.flushed();
      }
      if (state === 'locked') return closedBecause;
    }
  })();
  const end = performance.now() + 4_000;
  while (performance.now() < end) {
    await first.engine.session.active();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(seen).toEqual(['open']);
  const before = await first.engine.clock.current();
  expect(await window).toBe('idle');
  expect(seen).toEqual(['open', 'locking', 'locked']);
  expect(await codeOf(first.engine.calls.active())).toBe('LOCKED');
  expect(await codeOf(enter(first, email, 'not it at all'))).toBe('WRONG_CREDENTIALS');
  await enter(first, email);
  expect((await first.engine.calls.active())?.draft.note.plan).toBe('typed at the last moment');
  const after = await first.engine.clock.current();
  expect(after).toMatchObject({ callId: draft.callId, runningSince: expect.any(String) });
  // 60 seconds of the device's time and more passed while nobody moved.
  expect((after?.seconds ?? 0) - (before?.seconds ?? 0)).toBeGreaterThan(50);
  await first.lockMachine();
  expect(await statusOf(first)).toMatchObject({ state: 'locked', closedBecause: 'machine' });
});
