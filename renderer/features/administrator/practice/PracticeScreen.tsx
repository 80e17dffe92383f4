import Box from '@mui/material/Box';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SettingsChangeInput } from '#shared/contract/administration.ts';
import type { OrganizationSettings } from '#shared/domain/organization-settings.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { useSession } from '../../../client/live-store.ts';
import { QueryState } from '../../../client/QueryState.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../../ui/notices/notices.ts';
import { Page } from '../../../ui/Page.tsx';
import { BillingSettings } from './BillingSettings.tsx';
import { CallingSettings } from './CallingSettings.tsx';
import { DeviceSettings } from './DeviceSettings.tsx';
import { LicenseSettings } from './LicenseSettings.tsx';
import { QuestionsPanel } from './QuestionsPanel.tsx';
import { SaveBar } from './SaveBar.tsx';
import type { SectionProps } from './section-props.ts';
import { changeOf, countChanges, dropSettingsDraft, formOf, useSettingsDraft } from './settings-draft.ts';
import { ThresholdsPanel } from './ThresholdsPanel.tsx';

/** What the practice has set for all of its devices. */
export function PracticeScreen() {
  const query = useQuery(useEngine().administration.settings.queryOptions());
  const person = useSession()?.person;
  return (
    <Page
      title="Practice"
      subtitle={
        query.data === undefined
          ? undefined
          : `${person?.organizationName}. Days and months are counted in ${query.data.timeZone.replaceAll('_', ' ')}.`
      }
    >
      <QueryState query={query} what="the settings of your practice" rows={8}>
        {(settings) => <Settings settings={settings} />}
      </QueryState>
    </Page>
  );
}

function Settings({ settings }: { settings: OrganizationSettings }) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const saved = formOf(settings);
  const form = useSettingsDraft(({ draft }) => draft) ?? saved;
  const change = changeOf(saved, form);
  const save = useMutation(
    engine.administration.changeSettings.mutationOptions({
      onSuccess: (next) => {
        queryClient.setQueryData(engine.administration.settings.queryKey(), next);
        dropSettingsDraft();
        notify('Saved. Devices learn it at their next contact, and follow it once they are unlocked again.', {
          tone: 'good',
        });
      },
    }),
  );
  const isReady = SettingsChangeInput.safeParse(change).success;
  const onSave = () => {
    if (isReady && !save.isPending && countChanges(change) > 0) save.mutate(change);
  };
  useShortcut('Ctrl+s', onSave, { description: 'Save the settings', group: 'Practice' });
  const onChange: SectionProps['onChange'] = (part) =>
    useSettingsDraft.setState({ draft: { ...form, ...part } });
  const section: SectionProps = { form, onChange, isChanged: (field) => change[field] !== undefined };
  const questions = {
    answers: form.switches,
    saved: saved.switches,
    onChange: (switches: typeof form.switches) => onChange({ switches }),
  };
  return (
    <>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <DeviceSettings {...section} />
          <CallingSettings {...section} />
          <LicenseSettings {...section} />
          <BillingSettings {...section} />
          <ThresholdsPanel />
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <QuestionsPanel about="care-gaps" title="Care gaps: figures to confirm" {...questions} />
          <QuestionsPanel about="billing" title="Billing: open questions" {...questions} />
        </Box>
      </Box>
      <SaveBar
        count={countChanges(change)}
        {...{ isReady, onSave }}
        isPending={save.isPending}
        error={save.error}
        onUndo={() => {
          save.reset();
          dropSettingsDraft();
        }}
      />
    </>
  );
}
