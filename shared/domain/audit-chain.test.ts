import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditDigest, verifyChain } from './audit-chain.ts';
import { AuditEvent } from './audit-event.ts';
import { testId } from './test-documents.ts';

function makeChain(deviceId: string, length: number): AuditEvent[] {
  const events: AuditEvent[] = [];
  for (let sequence = 0; sequence < length; sequence += 1) {
    const previousDigest = events.at(-1)?.digest ?? '';
    const facts = {
      id: testId(sequence + 1),
      deviceId,
      staffId: testId(9001),
      patientId: testId(1),
      action: 'patients.chart',
      entityType: 'patients',
      entityId: testId(1),
      at: `2026-11-21T15:00:${String(sequence % 60).padStart(2, '0')}.000Z`,
      sequence,
    };
    const digest = auditDigest(facts, previousDigest);
    events.push({
      ...facts,
      previousDigest,
      digest,
      updatedAt: facts.at,
      updatedBy: facts.staffId,
      rev: 0,
      receivedAt: '',
    });
  }
  return events;
}

const chain = makeChain(testId(100), 8);
const at = (index: number) => chain[index] as AuditEvent;

describe('the audit chain', () => {
  test('an event is a valid document and its digest does not change from build to build', () => {
    expect(AuditEvent.parse(at(0))).toEqual(at(0));
    expect(at(0).digest).toBe('55886251b3c193549e1dceb7d0c87ebb6c5a6af5b462f3b98086e634c03b300d');
  });

  test('whole chains of several devices hold in any order', () => {
    const events = [...chain, ...makeChain(testId(101), 3)];
    expect(verifyChain(events.reverse())).toEqual({ ok: true, checked: 11 });
    expect(verifyChain([])).toEqual({ ok: true, checked: 0 });
  });

  test('the later part of a chain holds by itself', () => {
    expect(verifyChain(chain.slice(3))).toEqual({ ok: true, checked: 5 });
  });

  test('a removed event is missed', () => {
    const events = chain.filter((event) => event.sequence !== 4);
    expect(verifyChain(events)).toEqual({
      ok: false,
      deviceId: testId(100),
      sequence: 5,
      problem: 'missing',
    });
  });

  test('a second event with the same number is seen', () => {
    expect(verifyChain([...chain, { ...at(2), id: testId(77) }])).toMatchObject({
      ok: false,
      problem: 'duplicate',
    });
  });

  test('an event whose digest was made anew breaks the link to the next', () => {
    const forged = { ...at(3), action: 'nothing' };
    forged.digest = auditDigest(forged, forged.previousDigest);
    const events = chain.map((event) => (event.sequence === 3 ? forged : event));
    expect(verifyChain(events)).toMatchObject({ ok: false, sequence: 4, problem: 'altered' });
  });

  test('any change of any fact is seen', () => {
    const fields = [
      'id',
      'staffId',
      'patientId',
      'action',
      'entityType',
      'entityId',
      'at',
      'digest',
    ] as const;
    fc.assert(
      fc.property(
        fc.nat(7),
        fc.constantFrom(...fields),
        fc.string({ minLength: 1 }),
        (sequence, field, extra) => {
          const events = chain.map((event) =>
            event.sequence === sequence ? { ...event, [field]: event[field] + extra } : event,
          );
          expect(verifyChain(events)).toMatchObject({ ok: false });
        },
      ),
      { seed: 31 },
    );
  });
});
