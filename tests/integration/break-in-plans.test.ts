/** @file Break-ins by a person who is rightly signed in and approves, signs or changes care plans in ways that are not hers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { effectiveVersion } from '#shared/domain/plan-versions.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { by, held, pushed } from './break-in-records.ts';
import { createTown, type Town } from './break-in-town.ts';
import { AT, row } from './server-documents.ts';
import { newId, type TestDevice } from './server-harness.ts';

let town: Town;
/** Of maria's team, and licensed to approve. */
let sue: TestDevice;
beforeAll(async () => {
  town = await createTown();
  sue = await town.world.signIn('sue@northside.example');
});
afterAll(() => town.close());

const plan = (author: TestDevice, changes: object) => ({
  ...{ id: newId(), updatedAt: AT, ...by(author), rev: 0, receivedAt: '', patientId: town.patientId },
  ...{ problems: [], goals: [], interventions: [], barriers: [], sections: [], copies: [] },
  ...{ version: 0, status: 'draft', signatures: [] as object[], ...changes },
});
const signature = (author: string, action = 'approved', at = AT) => ({
  ...{ id: newId(), action, by: author, at, comment: '' },
});

test('nobody signs a care plan or notes progress for another person', async () => {
  const { maria } = town;
  const goal = (author: string) => ({
    ...makeGoal('Walk'),
    progress: [{ id: newId(), recordedAt: AT, recordedBy: author, value: 1, note: '' }],
  });
  const approved = (changes: object) => plan(sue, { status: 'approved', ...changes });
  const [own, another, nobodys] = [sue.staffId, maria.staffId, 'server'].map((author) => signature(author));
  expect(
    await pushed(
      sue,
      'carePlans',
      row(approved({ signatures: [another] })),
      row(approved({ signatures: [nobodys] })),
      row(approved({ signatures: [own, another] })),
      row(approved({ goals: [goal(maria.staffId)] })),
    ),
  ).toEqual(Array(4).fill('FORGED_AUTHOR'));

  const good = approved({ signatures: [own], goals: [goal(sue.staffId)] });
  expect(await pushed(sue, 'carePlans', row(good))).toEqual(['accepted']);
  const known = await held(maria, 'carePlans', good.id);
  const edit = (signatures: object[]) => row({ ...known, ...by(maria), signatures }, known);
  const [hers] = known.signatures as { id: string }[];
  expect(await pushed(maria, 'carePlans', edit([{ ...hers, action: 'returned' }]))).toEqual([
    'FORGED_AUTHOR',
  ]);
  expect(await pushed(maria, 'carePlans', edit([]))).toEqual(['SEALED']);
  expect(await pushed(maria, 'carePlans', edit([{ ...hers, by: maria.staffId }]))).toEqual(['SEALED']);
  // Twice the same id, once forged: the true one does not hide the other.
  expect(await pushed(maria, 'carePlans', edit([{ ...hers, comment: 'Forged' }, hers as object]))).toEqual([
    'FORGED_AUTHOR',
  ]);
  expect(await held(sue, 'carePlans', good.id)).toEqual(known);
});

test('PLAN-1 PLAN-2 an LPN makes herself no approver: not of a plan, not of a version, not by way of a merge', async () => {
  const { maria } = town;
  const own = plan(maria, { status: 'submitted', signatures: [signature(maria.staffId, 'submitted')] });
  expect(await pushed(maria, 'carePlans', row(own))).toEqual(['accepted']);
  const known = await held(maria, 'carePlans', own.id);
  const edit = (changes: object, assumed: WireDocument = known) =>
    row({ ...assumed, ...by(maria), ...changes }, assumed);
  const signatures = (action: string) => [
    ...(known.signatures as object[]),
    signature(maria.staffId, action),
  ];
  const version = { version: 1, status: 'active', signatures: [signature(maria.staffId)] };
  const forged = [
    edit({ status: 'approved', signatures: signatures('approved') }),
    edit({ signatures: signatures('approved') }),
    edit({ status: 'draft', signatures: signatures('returned') }),
    edit({ status: 'active' }),
    // Made on a version that the server does not have, so that it is merged.
    row({ ...known, ...by(maria), status: 'approved' }, { ...known, status: 'draft' }),
    row(plan(maria, { status: 'approved' })),
    row(plan(maria, version)),
  ];
  const events = await town.eventsOf(async () => {
    for (const one of forged) expect(await pushed(maria, 'carePlans', one)).toEqual(['NOT_QUALIFIED']);
  });
  expect(events).toContainEqual(expect.objectContaining({ code: 'NOT_QUALIFIED', device: maria.deviceId }));
  expect(await held(maria, 'carePlans', own.id)).toEqual(known);

  const active = plan(sue, { version: 1, status: 'active', signatures: [signature(sue.staffId)] });
  const approved = { ...known, ...by(sue), status: 'approved' };
  expect(await pushed(sue, 'carePlans', row(approved, known), row(active))).toEqual(['accepted', 'accepted']);
  const held1 = await held(maria, 'carePlans', active.id);
  const copy = (author: TestDevice) => ({
    ...{
      id: newId(),
      givenAt: AT,
      givenBy: author.staffId,
      recipient: 'Rosa',
      method: 'mail',
      language: 'en',
    },
  });
  expect(await pushed(maria, 'carePlans', edit({ status: 'superseded' }, held1))).toEqual(['NOT_QUALIFIED']);
  expect(await pushed(maria, 'carePlans', edit({ problems: [], version: 2 }, held1))).toEqual(['SEALED']);
  expect(await pushed(maria, 'carePlans', edit({ copies: [copy(sue)] }, held1))).toEqual(['FORGED_AUTHOR']);
  expect(await pushed(maria, 'carePlans', edit({ copies: [copy(maria)] }, held1))).toEqual(['accepted']);
  const given = await held(maria, 'carePlans', active.id);
  expect(await pushed(maria, 'carePlans', edit({ copies: [] }, given))).toEqual(['SEALED']);
});

test('PLAN-3 two who approve apart from each other leave two versions of one number, of which one holds', async () => {
  const { maria } = town;
  const other = await town.world.signIn('sue@northside.example');
  const own = plan(maria, { status: 'submitted' });
  await pushed(maria, 'carePlans', row(own));
  const known = await held(maria, 'carePlans', own.id);
  const approve = async (device: TestDevice, at: string) => {
    const signatures = [signature(device.staffId, 'approved', at)];
    const version = plan(device, { version: 7, status: 'active', signatures });
    const working = { ...known, ...by(device), status: 'approved', signatures };
    const outcomes = await pushed(device, 'carePlans', row(working, known), row(version));
    return { outcomes, id: version.id };
  };
  const later = await approve(sue, '2026-11-01T11:00:00.000Z');
  const earlier = await approve(other, '2026-11-01T10:00:00.000Z');
  expect([later.outcomes, earlier.outcomes]).toEqual([
    ['accepted', 'accepted'],
    ['conflict', 'accepted'],
  ]);
  const { documents } = await maria.pullAll('carePlans');
  const plans = documents as unknown as CarePlan[];
  const active = plans.filter(({ version, status }) => version === 7 && status === 'active');
  expect(active.map(({ id }) => id).sort()).toEqual([later.id, earlier.id].sort());
  expect(effectiveVersion(active)?.id).toBe(later.id);
  const working = plans.find(({ id }) => id === own.id);
  expect([working?.status, working?.signatures.length]).toEqual(['approved', 2]);
});
