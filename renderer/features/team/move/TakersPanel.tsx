import Box from '@mui/material/Box';
import type { MovePreview } from '#shared/contract/engine/assignments.ts';
import type { Taker } from '#shared/domain/reassignment.ts';
import { ShareBar } from '../../../ui/charts/ShareBar.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatNumber, plural } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { bandFill } from '../../month/band-words.ts';

interface TakersPanelProps {
  preview: MovePreview;
  takerIds: readonly string[];
  onChange(staffIds: string[]): void;
}

/** The care managers of the team with their caseloads, before and after. Several share the patients evenly. */
export function TakersPanel({ preview, takerIds, onChange }: TakersPanelProps) {
  const { takers, shares, patients } = preview;
  const afterOf = (taker: Taker) => {
    if (shares.length === 0) return taker.patients;
    const share = shares.find(({ toStaffId }) => toStaffId === taker.staffId)?.patientIds.length ?? 0;
    return taker.patients - taker.has + share;
  };
  const most = Math.max(1, ...takers.map((taker) => Math.max(taker.patients, afterOf(taker))));
  const toggle = (staffId: string) =>
    onChange(takerIds.includes(staffId) ? takerIds.filter((id) => id !== staffId) : [...takerIds, staffId]);
  return (
    <Panel title="Who takes them" note="Choose several to share them evenly" flush scroll>
      {takers.length === 0 ? (
        <EmptyState title="Your team has no active care manager">
          An administrator adds people to your team.
        </EmptyState>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {takers.map((taker) => (
            <TakerRow
              key={taker.staffId}
              taker={taker}
              after={afterOf(taker)}
              most={most}
              isChosen={takerIds.includes(taker.staffId)}
              hasAll={taker.has === patients.length}
              onToggle={() => toggle(taker.staffId)}
            />
          ))}
        </Box>
      )}
    </Panel>
  );
}

interface TakerRowProps {
  taker: Taker;
  after: number;
  /** The largest caseload shown, the full width of the bars. */
  most: number;
  isChosen: boolean;
  /** All of the patients are hers: there is nothing for her to take. */
  hasAll: boolean;
  onToggle(): void;
}

function TakerRow({ taker, after, most, isChosen, hasAll, onToggle }: TakerRowProps) {
  const { name, credential, patients, overdue, escalations, uncovered } = taker;
  const stays = Math.min(patients, after);
  return (
    <Box
      component="li"
      sx={{
        borderBottom: 1,
        borderColor: 'divider',
        backgroundColor: isChosen ? 'desk.selected' : undefined,
      }}
    >
      <Box
        component="label"
        sx={{
          ...{
            display: 'grid',
            gridTemplateColumns: '1.25rem minmax(0, 1fr)',
            columnGap: 1,
            px: 1.75,
            py: 0.75,
          },
          ...{ fontSize: '0.8125rem', cursor: hasAll ? 'default' : 'pointer' },
          '&:hover': { backgroundColor: hasAll ? undefined : 'desk.hover' },
        }}
      >
        <Box
          component="input"
          type="checkbox"
          checked={isChosen}
          disabled={hasAll}
          onChange={onToggle}
          sx={{
            width: 16,
            height: 16,
            m: 0,
            mt: '2px',
            accentColor: (theme) => theme.vars.palette.primary.main,
          }}
        />
        <Box sx={{ display: 'grid', gap: 0.25, minWidth: 0 }}>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <span>
              <strong>{name}</strong>
              {credential === 'none' ? '' : `, ${credential}`}
            </span>
            <Box component="span" sx={{ ml: 'auto', whiteSpace: 'nowrap' }}>
              {after === patients
                ? plural(patients, 'patient')
                : `${plural(patients, 'patient')}, then ${formatNumber(after)}`}
            </Box>
          </Box>
          <ShareBar
            height={6}
            shares={[
              { key: 'has', value: stays, fill: bandFill(1) },
              { key: 'takes', value: Math.max(0, after - patients), fill: bandFill(3) },
              { key: 'rest', value: most - Math.max(stays, after), fill: bandFill(0) },
            ]}
          />
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {hasAll
              ? 'Has them already'
              : `${formatNumber(overdue)} overdue, ${formatNumber(escalations)} escalated`}
          </Box>
          {uncovered.length === 0 || hasAll ? null : (
            <Box component="span" sx={{ color: 'warning.main', fontSize: '0.75rem' }}>
              No license that reaches {uncovered.map(stateWords).join(', ')}
            </Box>
          )}
        </Box>
      </Box>
    </Box>
  );
}

function stateWords({ state, patients }: Taker['uncovered'][number]): string {
  return `${state === '' ? 'an unknown state' : state} (${plural(patients, 'patient')})`;
}
