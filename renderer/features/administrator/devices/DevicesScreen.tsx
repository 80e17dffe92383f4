import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceRecord } from '#shared/contract/administration.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { QueryState } from '../../../client/QueryState.tsx';
import { useNow } from '../../../client/use-now.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { plural } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { FilteredPanel } from '../FilteredPanel.tsx';
import type { DeviceQuestion } from './DeviceActions.tsx';
import { DeviceQuestions } from './DeviceQuestions.tsx';
import { DevicesTable } from './DevicesTable.tsx';
import { deviceState } from './device-state.ts';

const MINUTE = 60_000;

/** Days without the server until a device closes, while the practice's own number is not here yet. */
const USUAL_LEASE_DAYS = 14;

/** Every device that somebody signed in on: when it last spoke to the server, and its end. */
export function DevicesScreen() {
  const engine = useEngine();
  const query = useQuery(engine.administration.devices.queryOptions({ refetchInterval: MINUTE }));
  const settings = useQuery(engine.administration.settings.queryOptions());
  const inUse = query.data?.filter(({ retiredAt }) => retiredAt === '').length;
  return (
    <Page
      fill
      title="Devices"
      subtitle={inUse === undefined ? undefined : `${plural(inUse, 'device')} in use`}
    >
      <QueryState query={query} what="the devices of your practice" rows={8}>
        {(devices) => (
          <DevicesPanel devices={devices} leaseDays={settings.data?.offlineLeaseDays ?? USUAL_LEASE_DAYS} />
        )}
      </QueryState>
    </Page>
  );
}

function DevicesPanel({ devices, leaseDays }: { devices: DeviceRecord[]; leaseDays: number }) {
  const minute = useNow(MINUTE);
  const now = Math.max(minute, Date.now());
  const [asked, setAsked] = useState<{ device: DeviceRecord; question: DeviceQuestion } | null>(null);
  const silent = devices.filter((device) => deviceState(device, now).standing === 'silent');
  const retired = devices.filter(({ retiredAt }) => retiredAt !== '');
  return (
    <>
      <FilteredPanel
        title="In use"
        note="Those that were silent longest stand first."
        rows={devices.filter(({ retiredAt }) => retiredAt === '')}
        filters={[
          { label: 'Silent for a day', rows: silent },
          { label: 'Retired', rows: retired, heading: { title: 'Retired devices' } },
        ]}
        wordsOf={({ personName, name }) => `${personName} ${name}`}
        search={{ label: 'Filter by person or device' }}
        empty={
          <EmptyState title="No device here">
            A device appears with the first sign-in on it. Take away a filter to see others.
          </EmptyState>
        }
      >
        {(shown) => (
          <DevicesTable
            devices={shown}
            {...{ now, leaseDays }}
            onAsk={(device, question) => setAsked({ device, question })}
          />
        )}
      </FilteredPanel>
      {asked === null ? null : <DeviceQuestions {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}
