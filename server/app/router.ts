import { implement } from '@orpc/server';
import { serverContract } from '#shared/contract/server/index.ts';
import { PROTOCOL_VERSION } from '#shared/contract/server/sync.ts';
import { searchTrail } from '../audit/search-trail.ts';
import { verifyChain } from '../audit/verify-chain.ts';
import { authenticate } from '../auth/caller.ts';
import { changePassphrase } from '../auth/change-passphrase.ts';
import { recover, recoveryChallenge } from '../auth/recovery.ts';
import { refresh, signIn } from '../auth/sign-in.ts';
import { chartAt } from '../charts/chart-at.ts';
import { otherClocks, reportClock } from '../clocks/running-clocks.ts';
import {
  createTeamCover,
  endTeamCover,
  moveTeamPatients,
  teamCovers,
} from '../organization/team-patients.ts';
import { changes } from '../sync/changes.ts';
import { digestEntries, digests } from '../sync/digests.ts';
import { fetchDocuments } from '../sync/fetch.ts';
import { readFormat } from '../sync/format.ts';
import { pull } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import { sendAsIs } from '../sync/send-as-is.ts';
import { administrationHandlers } from './administration.ts';
import { forRoles } from './callers.ts';
import type { RequestContext, ServerParts } from './context.ts';
import type { Metrics } from './metrics.ts';
import { plainJson } from './plain-json.ts';
import { logRefusedDocuments } from './refusals.ts';
import { serverError } from './server-error.ts';

/** The oldest protocol whose pulls this server still answers. What an older device has to push is always taken. */
const OLDEST_PROTOCOL = PROTOCOL_VERSION;

/** Implements the contract. */
export function createRouter(parts: ServerParts) {
  const os = implement(serverContract).$context<RequestContext>();
  /** Documents as they are kept: their shapes were checked when they were taken, and thousands of them are answered at once. */
  const kept = os.$config({ initialOutputValidationIndex: Number.NaN });
  const authenticated = os.$context<RequestContext>().middleware(async ({ context, next }) => {
    const caller = await authenticate(parts.pool, parts.accessTokens, context, 'other');
    return next({ context: { caller } });
  });
  const mayPush = os.$context<RequestContext>().middleware(async ({ context, next }) => {
    const caller = await authenticate(parts.pool, parts.accessTokens, context, 'push');
    return next({ context: { caller } });
  });

  const movesPatients = forRoles(parts, ['supervisor'], 'Moving patients');

  const searchesTrail = forRoles(parts, ['supervisor', 'administrator'], 'Searching the audit trail');

  return os.router({
    administration: administrationHandlers(parts),
    audit: {
      search: os.audit.search
        .use(searchesTrail)
        .handler(({ input, context }) => searchTrail(parts.pool, context.caller, input)),
      verifyChain: os.audit.verifyChain
        .use(searchesTrail)
        .handler(({ input, context }) => verifyChain(parts.pool, context.caller, input.deviceId)),
    },
    assignments: {
      move: os.assignments.move
        .use(movesPatients)
        .handler(({ input, context }) => moveTeamPatients(parts.pool, context.caller, input)),
    },
    covers: {
      list: os.covers.list
        .use(movesPatients)
        .handler(({ context }) => teamCovers(parts.pool, context.caller)),
      create: os.covers.create.use(movesPatients).handler(async ({ input, context }) => {
        const [from, until] = [new Date(input.from), new Date(input.until)];
        return { id: await createTeamCover(parts.pool, context.caller, { ...input, from, until }) };
      }),
      end: os.covers.end.use(movesPatients).handler(async ({ input, context }) => {
        await endTeamCover(parts.pool, context.caller, input.id);
        return {};
      }),
    },
    auth: {
      signIn: os.auth.signIn.handler(({ input, context }) =>
        counted(parts.metrics, 'careline_sign_ins_total', () => signIn(parts, input, context.address)),
      ),
      refresh: os.auth.refresh.handler(({ input, context }) =>
        counted(parts.metrics, 'careline_refreshes_total', () => refresh(parts, input, context)),
      ),
      changePassphrase: os.auth.changePassphrase
        .use(authenticated)
        .handler(({ input, context }) => changePassphrase(parts, context.caller, input, context.address)),
      recoveryChallenge: os.auth.recoveryChallenge.handler(({ input, context }) =>
        recoveryChallenge(parts.pool, input.deviceId, context.address),
      ),
      recover: os.auth.recover.handler(({ input, context }) => recover(parts, input, context.address)),
    },
    charts: {
      at: os.charts.at
        .use(forRoles(parts, ['supervisor'], 'Reading a chart as it stood'))
        .handler(({ input, context }) => chartAt(parts.pool, context.caller, input, parts.plan)),
    },
    clocks: {
      report: os.clocks.report.use(authenticated).handler(async ({ input, context }) => {
        const { others, change } = await reportClock(parts.pool, context.caller, input.since);
        if (change !== null) parts.news.publish(change);
        return { others };
      }),
      others: os.clocks.others
        .use(authenticated)
        .handler(({ context }) => otherClocks(parts.pool, context.caller)),
    },
    sync: {
      pull: kept.sync.pull.use(authenticated).handler(async ({ input, context }) => {
        requireProtocol(context);
        const { documents, checkpoint } = await pull(parts.pool, context.caller, input, parts.plan);
        const labels = { collection: input.collection };
        parts.metrics.count('careline_pulled_documents_total', labels, documents.length);
        return { documents: plainJson(documents), checkpoint };
      }),
      push: os.sync.push.use(mayPush).handler(async ({ input, context }) => {
        const { collection } = input;
        const mayShow = context.caller.scope === 'full' && isRecent(context);
        const options = { mayShow, format: readFormat(context.format), plan: parts.plan };
        const { results, change } = await push(parts.pool, context.caller, input, options);
        if (change !== null) parts.news.publish(change);
        logRefusedDocuments(context.log, collection, results, context.asker);
        for (const { outcome } of results) {
          parts.metrics.count('careline_pushed_documents_total', { collection, outcome });
        }
        return { results };
      }),
      changes: os.sync.changes.use(authenticated).handler(({ context, signal }) => {
        requireProtocol(context);
        const signals = signal === undefined ? [parts.closing] : [parts.closing, signal];
        return changes(parts.pool, parts.news, context.caller, signals);
      }),
      fetch: kept.sync.fetch.use(authenticated).handler(async ({ input, context }) => {
        requireProtocol(context);
        const { documents } = await fetchDocuments(parts.pool, context.caller, input, parts.plan);
        const labels = { collection: input.collection };
        parts.metrics.count('careline_pulled_documents_total', labels, documents.length);
        return { documents: plainJson(documents) };
      }),
      digests: os.sync.digests.use(authenticated).handler(({ input, context }) => {
        requireProtocol(context);
        return digests(parts.pool, context.caller, input.collection);
      }),
      digestEntries: os.sync.digestEntries.use(authenticated).handler(({ input, context }) => {
        requireProtocol(context);
        return digestEntries(parts.pool, context.caller, input.collection, input.patientId);
      }),
      sendAsIs: os.sync.sendAsIs.use(mayPush).handler(async ({ input, context }) => {
        const { itemId, change } = await sendAsIs(parts.pool, context.caller, input);
        if (change !== null) parts.news.publish(change);
        return { itemId };
      }),
    },
  });
}

function requireProtocol(context: RequestContext): void {
  if (isRecent(context)) return;
  throw serverError(
    'CLIENT_TOO_OLD',
    'Update Careline to go on receiving; what is on this device is still taken.',
  );
}

function isRecent(context: RequestContext): boolean {
  return Number(context.protocol ?? PROTOCOL_VERSION) >= OLDEST_PROTOCOL;
}

async function counted<T>(
  metrics: Metrics,
  name: 'careline_sign_ins_total' | 'careline_refreshes_total',
  work: () => Promise<T>,
): Promise<T> {
  try {
    const answer = await work();
    metrics.count(name, { outcome: 'ok' });
    return answer;
  } catch (error) {
    const outcome = error instanceof Error && 'code' in error ? String(error.code) : 'FAILED';
    metrics.count(name, { outcome });
    throw error;
  }
}
