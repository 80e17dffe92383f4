import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Observation } from '#shared/domain/observation.ts';
import { Sparkline } from '../../../ui/charts/Sparkline.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { daysText } from '../formats.ts';
import { observationText, trendValue } from '../measures.ts';
import { MoreList } from './MoreList.tsx';

interface Measure {
  loinc: string;
  /** The oldest first. */
  observations: Observation[];
  newest: Observation;
}

const CATEGORIES = ['vital-signs', 'laboratory', 'survey', 'other'];

/** The last value of each measure with when it was taken and, where there are several, how it went. */
export function VitalsPanel({ observations, now }: { observations: readonly Observation[]; now: number }) {
  const measures = groupMeasures(observations);
  return (
    <Panel title="Vitals and labs" note={measures.length}>
      <MoreList
        entries={measures}
        first={6}
        empty="No measurements on file."
        keyOf={(measure) => measure.loinc}
      >
        {({ newest, observations: all }) => (
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
            <Typography variant="body2" sx={{ flex: 1, minWidth: 0 }} title={newest.title}>
              {newest.title}
            </Typography>
            <Trend title={newest.title} values={all.map(trendValue).filter((value) => value !== null)} />
            <Typography variant="body2" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
              {observationText(newest)}
            </Typography>
            <Typography
              variant="caption"
              color="textSecondary"
              sx={{ width: 88, textAlign: 'right', flexShrink: 0 }}
            >
              {daysText(newest.effectiveAt, now)}
            </Typography>
          </Box>
        )}
      </MoreList>
    </Panel>
  );
}

function groupMeasures(observations: readonly Observation[]): Measure[] {
  const byCode = new Map<string, Observation[]>();
  for (const observation of [...observations].sort((one, two) =>
    one.effectiveAt < two.effectiveAt ? -1 : 1,
  )) {
    const key = observation.loinc || observation.title;
    byCode.set(key, [...(byCode.get(key) ?? []), observation]);
  }
  const measures = [...byCode].flatMap(([loinc, all]) => {
    const newest = all.at(-1);
    return newest === undefined ? [] : [{ loinc, observations: all, newest }];
  });
  const rank = (measure: Measure) => CATEGORIES.indexOf(measure.newest.category);
  return measures.sort(
    (one, two) => rank(one) - rank(two) || (one.newest.effectiveAt < two.newest.effectiveAt ? 1 : -1),
  );
}

function Trend({ title, values }: { title: string; values: number[] }) {
  const first = values[0];
  const last = values.at(-1);
  if (values.length < 2 || first === undefined || last === undefined) return null;
  const label = `${title}: from ${first} to ${last} over ${values.length} readings`;
  return <Sparkline values={values} label={label} width={44} height={16} />;
}
