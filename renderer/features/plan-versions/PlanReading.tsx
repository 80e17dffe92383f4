import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { CARE_PLAN_STATUS_LABELS } from '#shared/content/labels.ts';
import { itemFacts, itemTitle, PLAN_LIST_LABELS, planNames } from '#shared/content/plan-words.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { PlanItem, PlanList } from '#shared/domain/plan-diff.ts';
import { byPlace, type Placed } from '#shared/domain/plan-order.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Nothing } from '../patient/summary/MoreList.tsx';

const LISTS = Object.keys(PLAN_LIST_LABELS) as PlanList[];

/** A plan to be read: every item with what is worth knowing of it, list by list. */
export function PlanReading({ plan }: { plan: CarePlan | null }) {
  if (plan === null) {
    return (
      <Panel title="Care plan">
        <Nothing>There was no care plan.</Nothing>
      </Panel>
    );
  }
  const names = planNames(plan);
  return (
    <Panel title="Care plan" note={CARE_PLAN_STATUS_LABELS[plan.status]}>
      <Box sx={{ display: 'grid', gap: 1.25 }}>
        {LISTS.map((list) => ({ list, items: itemsOf(plan, list) }))
          .filter(({ items }) => items.length > 0)
          .map(({ list, items }) => (
            <Box key={list} component="section" aria-label={PLAN_LIST_LABELS[list]}>
              <Typography variant="h3">{PLAN_LIST_LABELS[list]}</Typography>
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                {items.map((item) => (
                  <Box component="li" key={item.id} sx={{ py: 0.375, overflowWrap: 'anywhere' }}>
                    <Typography variant="body2">{itemTitle(list, item)}</Typography>
                    <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                      {itemFacts(list, item, names)
                        .map(({ label, words }) => `${label}: ${words}`)
                        .join(' · ')}
                    </Typography>
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
      </Box>
    </Panel>
  );
}

function itemsOf(plan: CarePlan, list: PlanList): PlanItem[] {
  const items = [...plan[list]] as unknown as PlanItem[];
  return list === 'sections'
    ? items
    : items.sort((one, two) => byPlace(one as unknown as Placed, two as unknown as Placed));
}
