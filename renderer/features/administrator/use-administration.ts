import { useQueryClient } from '@tanstack/react-query';
import { localDate } from '#shared/domain/local-date.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { useSession } from '../../client/live-store.ts';
import { useNow } from '../../client/use-now.ts';

/** Today where the practice is: licenses end by its calendar. */
export function useToday(): LocalDate {
  const now = useNow(60_000);
  return localDate(now, useSession()?.person?.practiceTimeZone ?? 'America/New_York');
}

/** Asks the server anew for what the lists show. */
export function useRefetch(): () => Promise<void> {
  const engine = useEngine();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: engine.administration.key() });
}
