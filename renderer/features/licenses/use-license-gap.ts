import { useQuery } from '@tanstack/react-query';
import type { LicenseShortfall } from '#shared/domain/license-rule.ts';
import { useEngine } from '../../client/EngineProvider.tsx';

/** Why no license of the care manager at this desk reaches the patient; null where one does, or where nobody wants to be warned. */
export function useLicenseGap(patientId: string): LicenseShortfall | null {
  const gaps = useQuery(useEngine().licenses.mine.queryOptions()).data;
  return gaps?.[patientId] ?? null;
}
