import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { PLAN_TEMPLATES } from '#shared/content/plan-templates/index.ts';
import { newBarrier, newProblem } from '#shared/domain/new-plan-items.ts';
import { suggestTemplates } from '#shared/domain/plan-templates.ts';
import { newId } from './new-id.ts';
import { usePlanChart, usePlanDesk } from './plan-context.ts';
import { addItems } from './plan-edits.ts';
import { useTemplate } from './use-template.ts';

/** Adds a problem, a barrier or the proposals of a template, those first that fit the conditions on file. */
export function AddMenu() {
  const { actions } = usePlanDesk();
  const { patient } = usePlanChart();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const proposeTemplate = useTemplate();
  const fitting = suggestTemplates(PLAN_TEMPLATES, patient);
  const others = PLAN_TEMPLATES.filter((template) => !fitting.includes(template));
  const after = (work: () => void) => () => {
    setAnchor(null);
    work();
  };
  const item = (template: (typeof PLAN_TEMPLATES)[number]) => (
    <MenuItem key={template.id} onClick={after(() => void proposeTemplate(template))}>
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
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem
          onClick={after(() =>
            actions.edit((content) => addItems(content, { problems: [newProblem(newId())] })),
          )}
        >
          Problem
        </MenuItem>
        <MenuItem
          onClick={after(() =>
            actions.edit((content) => addItems(content, { barriers: [newBarrier(newId())] })),
          )}
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
