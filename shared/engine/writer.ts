/**
 * @file The one door to a write: authorise, validate, stamp, audit, write, notify. A write of several documents is whole or
 * not at all: it is first noted as an intent on disk. A note found at the next start is carried out then, and one that a full disk
 * cut off is carried out before anything else is written.
 */
import type { Person } from '#shared/contract/engine/session.ts';
import { auditDigest } from '#shared/domain/audit-chain.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES, type DocumentOf } from '#shared/domain/documents.ts';
import { minuteDigest } from '#shared/domain/ledger/minute-chain.ts';
import { type Id, type Instant, toInstant } from '#shared/domain/primitives.ts';
import { applyDocument, type DocumentWrite } from '#shared/store/apply-document.ts';
import { keepUnknown } from '#shared/store/keep-unknown.ts';
import type { Store } from '#shared/store/store.ts';
import { engineError, unforeseen } from './errors.ts';
import type { EnginePorts, VaultAccount } from './ports.ts';

type Stamped = 'updatedAt' | 'updatedBy' | 'deviceId' | 'rev' | 'receivedAt';

/** A document without the fields that the door stamps; of minutes also without their place in the chain. */
export type Unstamped<Name extends CollectionName> = Name extends 'timeEntries'
  ? Omit<DocumentOf<'timeEntries'>, Stamped | 'credential' | keyof ChainPlace>
  : Omit<DocumentOf<Name>, Stamped>;

/** One document of a write; `base` is the stored version it changes, null for a new one. */
export interface Change<Name extends CollectionName = CollectionName> {
  collection: Name;
  document: Unstamped<Name>;
  base: DocumentOf<Name> | null;
}

export interface WriteOrder {
  /** What is done, for the audit trail: `call.wrap-up`. */
  action: string;
  patientId: Id | '';
  /** The document the audit event names. */
  subject: { collection: CollectionName | 'local'; id: Id | '' };
  changes: Change[];
  /** When the words were written, if that was before now. The audit event has the present time. */
  writtenAt?: Instant;
  /** Who may give this order; only care managers where it is not said. */
  roles?: readonly Person['role'][];
  /** Local documents that change in the same stroke; null removes. */
  locals?: Record<string, object | null>;
  /** Called to carry the write out, at once or when the disk has room again: for what must be still or change with it. */
  around?: (carryOut: () => Promise<void>) => Promise<void>;
}

interface Intent {
  writes: DocumentWrite[];
  locals: Record<string, object | null>;
}

interface ChainHead {
  sequence: number;
  digest: string;
}

interface ChainPlace {
  sequence: number;
  previousDigest: string;
  digest: string;
}

const INTENT = 'write-intent';
const AUDIT_HEAD = 'audit-head';
const MINUTES_HEAD = 'minutes-head';
/** Where an intent is kept that can never be carried out, so that it neither is lost nor bars the store. */
const SET_ASIDE = 'write-intent-set-aside';

export interface Writer {
  /**
   * Answers when everything is on disk. An order without changes only notes in the audit trail that something was looked at.
   * Throws INVALID with the field at fault, NOT_ALLOWED, or STORE_FAILED. An order that depends on what is stored is made by a
   * function, which is called when the writes before it are on disk and none can come between; null when nothing is left to do.
   */
  write(order: WriteOrder | (() => Promise<WriteOrder | null>)): Promise<void>;
  /** Carries out what a kill interrupted. Called once, at open. */
  finishInterrupted(): Promise<void>;
  /** Runs after every write that is under way, and after the rest of one that was cut off. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when no write is under way. */
  drained(): Promise<void>;
}

export function createWriter(
  store: Store,
  ports: EnginePorts,
  person: Person,
  account: VaultAccount,
): Writer {
  let queue: Promise<unknown> = Promise.resolve();
  /** The rest of a write whose intent is on disk. Nothing else may be written before it. */
  let rest: (() => Promise<void>) | null = null;

  function exclusive<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(async () => {
      await rest?.();
      return work();
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  function stamp(change: Change, updatedAt: string): DocumentWrite {
    const { collection, base } = change;
    const document = {
      ...change.document,
      updatedAt,
      updatedBy: person.staffId,
      deviceId: account.deviceId,
      rev: base?.rev ?? 0,
      receivedAt: '',
    };
    const parsed = DOCUMENT_SHAPES[collection].safeParse(document);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw engineError(
        'INVALID',
        `${collection}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}.`,
      );
    }
    return { collection, document: keepUnknown(collection, parsed.data, base), base };
  }

  /** Puts new minutes into the chain of this device, in their order; answers the head of the chain where that moved. */
  async function chain(changes: readonly Change[]): Promise<{ changes: Change[]; head: ChainHead | null }> {
    if (!changes.some(isNewMinutes)) return { changes: [...changes], head: null };
    let head = (await store.readLocal<ChainHead>(MINUTES_HEAD)) ?? { sequence: 0, digest: '' };
    const chained = changes.map((change): Change => {
      if (!isNewMinutes(change)) return change;
      const facts = {
        ...change.document,
        deviceId: account.deviceId,
        credential: person.credential,
        sequence: head.sequence + 1,
      };
      const place = { previousDigest: head.digest, digest: minuteDigest(facts, head.digest) };
      head = { sequence: facts.sequence, digest: place.digest };
      return { ...change, document: { ...facts, ...place } as Unstamped<'timeEntries'> };
    });
    return { changes: chained, head };
  }

  async function audit(
    action: string,
    patientId: Id | '',
    entityType: string,
    entityId: Id | '',
    at: string,
  ) {
    const head = (await store.readLocal<ChainHead>(AUDIT_HEAD)) ?? { sequence: 0, digest: '' };
    const facts = {
      id: ports.newId(),
      patientId,
      staffId: person.staffId,
      action,
      entityType,
      entityId,
      at,
      sequence: head.sequence + 1,
    };
    const digest = auditDigest({ ...facts, deviceId: account.deviceId }, head.digest);
    const event: Unstamped<'auditEvents'> = { ...facts, previousDigest: head.digest, digest };
    return { event, head: { sequence: facts.sequence, digest } satisfies ChainHead };
  }

  async function carryOut(intent: Intent): Promise<void> {
    for (const write of intent.writes) await applyDocument(store, write);
    for (const [id, value] of Object.entries(intent.locals)) await store.writeLocal(id, value);
    await store.writeLocal(INTENT, null);
  }

  async function finish(intent: Intent): Promise<void> {
    try {
      await carryOut(intent);
    } catch (error) {
      if (unforeseen(error).code.startsWith('STORE_')) throw error;
      // A fault of ours. The store must open all the same, and nobody may say that this write is there.
      ports.log('write.set-aside', { documents: intent.writes.length });
      await store.writeLocal(SET_ASIDE, intent);
      await store.writeLocal(INTENT, null);
    }
  }

  return {
    exclusive,
    drained: async () => void (await queue),
    write: (given) =>
      exclusive(async () => {
        const order = typeof given === 'function' ? await given() : given;
        if (!order) return;
        const roles = order.roles ?? ['care-manager'];
        if (order.changes.length > 0 && !roles.includes(person.role)) {
          throw engineError(
            'NOT_ALLOWED',
            'A supervisor reads a chart here. Ask the care manager to write in it.',
          );
        }
        const at = toInstant(ports.now());
        const { event, head } = await audit(
          order.action,
          order.patientId,
          order.subject.collection,
          order.subject.id,
          at,
        );
        const minutes = await chain(order.changes);
        const changes: Change[] = [
          ...minutes.changes,
          { collection: 'auditEvents', document: event as never, base: null },
        ];
        const intent: Intent = {
          writes: changes.map((change) =>
            stamp(change, change.collection === 'auditEvents' ? at : (order.writtenAt ?? at)),
          ),
          locals: {
            ...order.locals,
            [AUDIT_HEAD]: head,
            ...(minutes.head ? { [MINUTES_HEAD]: minutes.head } : {}),
          },
        };
        await store.writeLocal(INTENT, intent);
        rest = async () => {
          await (order.around ?? ((carry) => carry()))(() => carryOut(intent));
          rest = null;
        };
        await rest().catch((error: unknown) => {
          if (unforeseen(error).code !== 'STORE_FULL') throw error;
          throw engineError(
            'STORE_FAILED',
            'The disk is full. What you did is noted and is finished as soon as there is room. Free some space and try again.',
          );
        });
      }),
    finishInterrupted: () =>
      exclusive(async () => {
        const intent = await store.readLocal<Intent>(INTENT);
        if (!intent) return;
        ports.log('write.finished-after-interruption', { documents: intent.writes.length });
        await finish(intent);
      }),
  };
}

function isNewMinutes(change: Change): change is Change<'timeEntries'> {
  return change.collection === 'timeEntries' && change.base === null;
}
