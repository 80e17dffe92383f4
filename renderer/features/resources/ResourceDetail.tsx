import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import type { DirectoryRow } from '#shared/contract/engine/referrals.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { useSession } from '../../client/live-store.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { languageLabel } from '../../words/labels.ts';
import { phoneText, telephoneLink } from '../patient/formats.ts';
import { ReferralLine } from '../referrals/index.ts';
import { ReportWrong } from './ReportWrong.tsx';
import { areaText, kindsText, verifiedText } from './resource-words.ts';

interface ResourceDetailProps {
  row: DirectoryRow;
  postalCode: string;
  /** Asks for the patient for whom it was called. */
  onAskPatient(): void;
}

/** An entry of the directory: how to reach it, for whom it is, how sure that is, and who was referred to it. */
export function ResourceDetail({ row: { match }, postalCode, onAskPatient }: ResourceDetailProps) {
  const mayReport = useSession()?.person?.role === 'care-manager';
  const { resource } = match;
  const now = useNow(60_000);
  const verified = verifiedText(resource.verifiedOn, now);
  const facts: readonly [string, string][] = [
    ['Hours', resource.hours],
    ['For', resource.eligibility],
    ['Languages', resource.languages.map(languageLabel).join(', ')],
    ['Help with', kindsText(resource)],
    ['Where', areaText(match, postalCode)],
    ['Address', resource.address],
    ['Website', resource.website],
    ['About', resource.description],
  ];
  return (
    <Panel title={resource.name} scroll sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <Typography variant="h3" component="p">
          {resource.phone === '' ? (
            'No number'
          ) : (
            <Link href={telephoneLink(resource.phone)} underline="always">
              {phoneText(resource.phone)}
            </Link>
          )}
        </Typography>
        <StatusChip tone={verified.tone} label={verified.words} />
        {mayReport ? <ReportWrong resourceId={resource.id} onAskPatient={onAskPatient} /> : null}
      </Box>
      <DefinitionList termWidth="6rem">
        {facts
          .filter(([, words]) => words !== '')
          .map(([term, words]) => (
            <DataRow key={term} term={term}>
              {words}
            </DataRow>
          ))}
      </DefinitionList>
      <ReferralsToIt resourceId={resource.id} now={now} />
    </Panel>
  );
}

function ReferralsToIt({ resourceId, now }: { resourceId: string; now: number }) {
  const query = useQuery(useEngine().resources.referrals.queryOptions({ input: { resourceId } }));
  return (
    <Box component="section" aria-label="Referrals made to it" sx={{ mt: 1.5 }}>
      <Typography variant="subtitle2" component="h3">
        Referrals made to it
      </Typography>
      <QueryState query={query} what="the referrals made to it" rows={1}>
        {(referrals) =>
          referrals.length === 0 ? (
            <Typography variant="body2" color="textSecondary">
              None in the last half year.
            </Typography>
          ) : (
            referrals.map(({ task, patientName }) => (
              <Box key={task.id} sx={{ borderTop: 1, borderColor: 'divider', py: 0.75 }}>
                <Link component={RouterLink} to={`/patients/${task.patientId}/needs`} variant="body2">
                  {patientName}
                </Link>
                <ReferralLine task={task} now={now} />
              </Box>
            ))
          )
        }
      </QueryState>
    </Box>
  );
}
