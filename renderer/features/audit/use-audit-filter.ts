import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditFilter } from '#shared/contract/server/audit.ts';
import { AuditGroup } from '#shared/domain/audit-group.ts';
import { Id } from '#shared/domain/primitives.ts';
import { dateBack, periodOf } from './audit-view.ts';

/** How far back a search goes unless somebody says otherwise: in days. A chart's goes further, for few events are about one. */
const USUAL_DAYS = 6;
const CHART_DAYS = 89;

/** What is looked for, as the address has it: ids, codes and dates. */
export interface AuditAsked {
  patientId: string;
  staffId: string;
  group: AuditGroup | '';
  first: string;
  last: string;
}

/** The filter, which stands in the address, so that going back finds it again. `filter` is null while the dates are not right. */
export function useAuditFilter(): {
  asked: AuditAsked;
  filter: AuditFilter | null;
  change: (change: Partial<AuditAsked>) => void;
} {
  const [address, setAddress] = useSearchParams();
  const [now] = useState(Date.now);
  const id = (name: string) => Id.safeParse(address.get(name)).data ?? '';
  const patientId = id('patient');
  const asked: AuditAsked = {
    ...{ patientId, staffId: id('person') },
    group: AuditGroup.safeParse(address.get('group')).data ?? '',
    first: address.get('from') ?? dateBack(patientId === '' ? USUAL_DAYS : CHART_DAYS, now),
    last: address.get('until') ?? dateBack(0, now),
  };
  const period = periodOf(asked.first, asked.last);
  return {
    asked,
    filter: period && {
      ...period,
      ...(asked.patientId === '' ? {} : { patientId: asked.patientId }),
      ...(asked.staffId === '' ? {} : { staffId: asked.staffId }),
      ...(asked.group === '' ? {} : { group: asked.group }),
    },
    change: (change) => {
      const next = { ...asked, ...change };
      const words = {
        patient: next.patientId,
        person: next.staffId,
        group: next.group,
        from: next.first,
        until: next.last,
      };
      setAddress(new URLSearchParams(Object.entries(words).filter(([, value]) => value !== '')), {
        replace: true,
      });
    },
  };
}
