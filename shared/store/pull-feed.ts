/**
 * @file What a collection pulls, as RxDB wants to have it: pages of the server's are fetched ahead and handed out in slices. A slice carries the
 * checkpoint of the last page that was handed out in full, so that a kill in the middle of a page costs a page and no document.
 */
import { BATCH_LIMIT, type Checkpoint, type WireDocument } from '#shared/contract/server/sync.ts';

export interface Slice {
  documents: WireDocument[];
  checkpoint: Checkpoint;
}

export interface PullFeedOptions {
  pull(checkpoint: Checkpoint | null, limit: number): Promise<Slice>;
  /** The present state of documents that were asked for by id. */
  fetch(ids: readonly string[]): Promise<WireDocument[]>;
  /** Of these, the ones that are news here. The others were answered for all the same, and are not asked for again. */
  news(documents: WireDocument[]): Promise<WireDocument[]>;
  /** Which of the documents may be written here now. */
  admit(documents: WireDocument[]): Promise<WireDocument[]>;
  /** A run ends here. `isWhole`: it brought everything that the server had when it was woken last. */
  onEnd(isWhole: boolean): void;
}

export interface PullFeed {
  /**
   * The next slice. Fewer documents than the limit end RxDB's run. Whoever calls knows that the slice before was written, or has
   * called `rewind`.
   */
  take(after: Checkpoint | null, limit: number): Promise<Slice>;
  /** There may be news: an answer that was asked for before this ends no run. */
  wake(): void;
  /** Documents that the next run brings, whatever the checkpoint says. */
  want(ids: Iterable<string>): void;
  /** The last slice could not be written: goes on from the page before it, and asks again for what was in it by id. */
  rewind(): void;
}

/** A page of the server's is cut at some megabytes: one that is large may be a part, however few its documents are. */
const MAYBE_CUT_CHARACTERS = 1024 * 1024;

const START: Checkpoint = { sequence: 0 };

/** Makes the feed of one collection. */
export function createPullFeed(options: PullFeedOptions): PullFeed {
  const wanted = new Set<string>();
  /** Counts the wake-ups, and how many there had been when the page at hand was asked for. */
  let wakeUps = 0;
  let askedAt = -1;
  let queue: WireDocument[] = [];
  let isLastPage = false;
  /** The checkpoints once the queue is handed out, until then, and before the slice that was handed out last. */
  let reached: Checkpoint | null = null;
  let secured: Checkpoint | null = null;
  let confirmed: Checkpoint | null = null;
  /** Of the slice that was handed out last, what had been asked for by id. */
  let lastWanted: readonly string[] = [];
  let ahead: Promise<Slice & { askedAt: number }> | null = null;

  function ask(checkpoint: Checkpoint | null): Promise<Slice & { askedAt: number }> {
    const now = wakeUps;
    return options.pull(checkpoint, BATCH_LIMIT).then((page) => ({ ...page, askedAt: now }));
  }

  async function nextPage(from: Checkpoint | null): Promise<void> {
    const asked = ahead ?? ask(from);
    ahead = null;
    const page = await asked;
    queue = page.documents;
    reached = page.checkpoint;
    askedAt = page.askedAt;
    isLastPage = !mayHaveMore(page.documents);
    if (isLastPage) return;
    ahead = ask(page.checkpoint);
    // Whether it failed is seen when its turn comes.
    ahead.catch(() => undefined);
  }

  function startAgainFrom(checkpoint: Checkpoint | null): void {
    queue = [];
    ahead = null;
    reached = null;
    isLastPage = false;
    secured = checkpoint;
  }

  async function takeWanted(limit: number): Promise<WireDocument[]> {
    const asked = [...wanted].slice(0, limit);
    const documents = await options.fetch(asked);
    const admitted = await options.admit(await options.news(documents));
    // An answer about none of them would be asked for without end.
    const answered = documents.length > 0 ? documents.map(({ id }) => id) : asked;
    for (const id of answered) wanted.delete(id);
    lastWanted = answered;
    return admitted;
  }

  async function fill(limit: number): Promise<WireDocument[]> {
    const documents: WireDocument[] = [];
    while (documents.length < limit) {
      if (queue.length > 0) {
        const part = queue.slice(0, limit - documents.length);
        documents.push(...(await options.admit(part)));
        queue = queue.slice(part.length);
      } else {
        secured = reached ?? secured;
        if (isLastPage && askedAt === wakeUps) break;
        await nextPage(secured);
      }
    }
    if (queue.length === 0) secured = reached ?? secured;
    return documents;
  }

  return {
    async take(after, limit) {
      secured ??= after && { sequence: after.sequence };
      confirmed = secured;
      lastWanted = [];
      if (queue.length === 0 && wanted.size > 0) {
        const documents = await takeWanted(limit);
        if (documents.length < limit) options.onEnd(false);
        return { documents, checkpoint: secured ?? START };
      }
      try {
        const documents = await fill(limit);
        if (documents.length < limit) {
          isLastPage = false;
          options.onEnd(wanted.size === 0);
        }
        return { documents, checkpoint: secured ?? START };
      } catch (error) {
        // What was taken from the queue for this slice comes again with its page.
        startAgainFrom(confirmed);
        throw error;
      }
    },
    wake() {
      wakeUps += 1;
    },
    want(ids) {
      for (const id of ids) wanted.add(id);
    },
    rewind() {
      for (const id of lastWanted) wanted.add(id);
      startAgainFrom(confirmed);
    },
  };
}

function mayHaveMore(documents: readonly WireDocument[]): boolean {
  if (documents.length === 0) return false;
  if (documents.length === BATCH_LIMIT) return true;
  let characters = 0;
  for (const document of documents) characters += JSON.stringify(document).length;
  return characters > MAYBE_CUT_CHARACTERS;
}
