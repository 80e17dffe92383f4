/** @file Every specimen opens in today's app, through the real vault and engine, without the server, and everything is in it. */
import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type Device, startDevice } from '#tests/support/device.ts';
import { byDocument } from './recording-server.ts';
import { copySpecimen, type Specimen, specimenNames } from './specimen.ts';
import { WORDS } from './work-a-day.ts';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

let specimen: Specimen | undefined;
let device: Device | undefined;

afterEach(async () => {
  await device?.kill();
  if (specimen) rmSync(specimen.folder, { recursive: true, force: true });
});

test.each(specimenNames())('%s opens, and nothing is missing', async (name) => {
  specimen = copySpecimen(name);
  const { folder, facts } = specimen;
  const anHourLater = Date.parse(facts.madeAt) + 3_600_000 - Date.now();
  device = startDevice({ folder, serverUrl: NOWHERE, clockOffset: anHourLater });
  const { engine } = device;
  await engine.session.signIn({ email: facts.email, passphrase: facts.passphrase });
  const [first = '', second = '', third = ''] = facts.patientIds;
  const [chart, other] = await Promise.all(
    [first, second].map((patientId) => engine.patients.chart({ patientId })),
  );

  expect(chart?.calls.map(({ call }) => call.note.assessment)).toEqual(
    expect.arrayContaining([WORDS.sent, 'Slept well.']),
  );
  expect(chart?.calls.find(({ call }) => call.id === facts.sentCallId)?.call.receivedAt).not.toBe('');
  expect(other?.calls.find(({ call }) => call.id === facts.unsentCallId)?.call).toMatchObject({
    receivedAt: '',
    note: { assessment: WORDS.unsent },
  });
  expect(chart?.carePlan).toMatchObject({
    problems: [{ title: 'Hypertension' }],
    goals: [{ description: WORDS.goal }],
  });
  expect(chart?.screenings.map(({ id }) => id)).toEqual([facts.screeningId]);
  expect(JSON.stringify(chart)).toContain('Blood pressure');
  expect((await engine.carePlans.draft({ patientId: second }))?.content).toContain(WORDS.planDraft);
  const [formDraft] = await engine.screenings.drafts({ patientId: second });
  expect(formDraft?.items.length).toBe(2);

  const active = await engine.calls.active();
  expect(active?.draft).toMatchObject({
    callId: facts.openCallId,
    patientId: third,
    note: { assessment: WORDS.open },
  });
  const clock = await engine.clock.current();
  expect(clock).toMatchObject({ callId: facts.openCallId, gap: { seconds: expect.any(Number) } });
  expect(clock?.seconds).toBeGreaterThanOrEqual(1);

  const pending = await engine.sync.pending();
  const documents = pending
    .map(({ collection, documentId }) => ({ collection, documentId }))
    .sort(byDocument);
  for (const record of facts.pending) expect(documents).toContainEqual(record);
  expect((await engine.queue.today()).rows.map(({ patientId }) => patientId)).toContain(first);
});
