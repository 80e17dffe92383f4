/** @file The real editor of a care plan over a chart that is handed in, and a plain form of the same size. */
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { createConnection } from '#renderer/client/connection.ts';
import { EngineContext } from '#renderer/client/engine-context.ts';
import { createQueryClient } from '#renderer/client/query-client.ts';
import { CarePlanEditor } from '#renderer/features/care-plan/index.ts';
import { ShortcutListener } from '#renderer/ui/keyboard/ShortcutListener.tsx';
import { AppTheme } from '#renderer/ui/theme/AppTheme.tsx';
import { engineContract } from '#shared/contract/engine/index.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { toInstant } from '#shared/domain/primitives.ts';

export interface PlanBench {
  /** Shows the editor and puts the caret into the words of its first goal. */
  mountPlan(chart: PatientChart): Promise<void>;
  /** Shows every text of the plan in an uncontrolled textarea of plain HTML, and puts the caret into the first goal. */
  mountByHand(chart: PatientChart): void;
}

async function mountPlan(chart: PatientChart): Promise<void> {
  const os = implement(engineContract);
  const handler = new RPCHandler({
    carePlans: {
      draft: os.carePlans.draft.handler(() => null),
      saveDraft: os.carePlans.saveDraft.handler(() => ({ savedAt: toInstant(Date.now()) })),
    },
  });
  const connection = createConnection(async () => {
    const { port1, port2 } = new MessageChannel();
    handler.upgrade(port2);
    port2.start();
    return port1;
  });
  await connection.open();
  createRoot(document.getElementById('root') as HTMLElement).render(
    <AppTheme>
      <ShortcutListener />
      <MemoryRouter>
        <EngineContext value={connection}>
          <QueryClientProvider client={createQueryClient()}>
            <CarePlanEditor chart={chart} />
          </QueryClientProvider>
        </EngineContext>
      </MemoryRouter>
    </AppTheme>,
  );
  const words = chart.carePlan?.goals[0]?.description ?? '';
  const label = `Edit goal: ${words}`;
  while (document.querySelector(`[aria-label="${label}"]`) === null) await nextFrame();
  document.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.click();
  while (document.querySelector('textarea') === null) await nextFrame();
  document.querySelector('textarea')?.focus();
}

function mountByHand(chart: PatientChart): void {
  const { problems = [], goals = [], interventions = [] } = chart.carePlan ?? {};
  const texts = [
    ...goals.flatMap(({ description, patientWords }) => [description, patientWords]),
    ...problems.flatMap(({ title, expectedOutcome }) => [title, expectedOutcome]),
    ...interventions.map(({ description }) => description),
  ];
  const form = document.createElement('form');
  form.append(
    ...texts.map((text) => {
      const field = document.createElement('textarea');
      field.defaultValue = text;
      return field;
    }),
  );
  document.body.append(form);
  form.querySelector('textarea')?.focus();
}

function nextFrame(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => done()));
}

Object.assign(globalThis, { bench: { mountPlan, mountByHand } satisfies PlanBench });
