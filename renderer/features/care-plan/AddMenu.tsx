import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { PLAN_TEMPLATES } from '#shared/content/plan-templates/index.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { applyTemplate, type PlanTemplate, suggestTemplates } from '#shared/domain/plan-templates.ts';
import { notify } from '../../ui/notices/notices.ts';
import { todayAtDesk } from '../patient/formats.ts';
import { newId } from './new-id.ts';
import { newBarrier, newProblem } from './new-items.ts';
import { addItems, countChanges } from './plan-edits.ts';
import type { EditablePlan } from './use-plan.ts';

/** Adds a problem, a barrier or a whole template, those first that fit the conditions on file. */
export function AddMenu({ chart, plan }: { chart: PatientChart; plan: EditablePlan }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const fitting = suggestTemplates(PLAN_TEMPLATES, chart.patient);
  const others = PLAN_TEMPLATES.filter((template) => !fitting.includes(template));
  const close = () => setAnchor(null);
  const apply = (template: PlanTemplate) => {
    const facts = { newId, onDate: todayAtDesk(Date.now()), baseline: () => null };
    const after = applyTemplate(template, plan.content, facts);
    if (countChanges(plan.content, after) === 0) notify(`${template.title} is in the plan already.`);
    else plan.edit(() => after);
    close();
  };
  const item = (template: PlanTemplate) => (
    <MenuItem key={template.id} onClick={() => apply(template)}>
      {template.title}
    </MenuItem>
  );
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Add />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Add
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem
          onClick={() => {
            plan.edit((content) => addItems(content, { problems: [newProblem(newId())] }));
            close();
          }}
        >
          Problem
        </MenuItem>
        <MenuItem
          onClick={() => {
            plan.edit((content) => addItems(content, { barriers: [newBarrier(newId())] }));
            close();
          }}
        >
          Barrier
        </MenuItem>
        {fitting.length === 0 ? null : <GroupName>Templates that fit the conditions</GroupName>}
        {fitting.map(item)}
        {others.length === 0 ? null : <GroupName>Other templates</GroupName>}
        {others.map(item)}
      </Menu>
    </>
  );
}

function GroupName({ children }: { children: string }) {
  return (
    <ListSubheader
      component="div"
      role="presentation"
      disableSticky
      sx={{ lineHeight: '1.75rem', fontSize: '0.75rem', pt: 0.5 }}
    >
      {children}
    </ListSubheader>
  );
}
