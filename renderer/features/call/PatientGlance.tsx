import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { dispositionLabel } from '#shared/content/dispositions.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { useNow } from '../../client/use-now.ts';

import { sortedAllergies } from '../patient/allergies.ts';
import { daysText, instantText, phoneText, telephoneLink } from '../patient/formats.ts';
import { observationText } from '../patient/measures.ts';
import { noteExcerpt } from '../patient/summary/LastContactsPanel.tsx';

const CURRENT = ['active', 'recurrence', 'relapse'];

/** The person in one narrow column while the call runs: what matters, what was said last, what was promised. */
export function PatientGlance({ chart }: { chart: PatientChart }) {
  const now = useNow(60_000);
  const { patient } = chart;
  const last = chart.calls.find(({ call }) => noteExcerpt(call.note) !== '') ?? chart.calls[0];
  const conditions = patient.conditions.filter(({ clinicalStatus }) => CURRENT.includes(clinicalStatus));
  const medicines = patient.medications.filter(({ status }) => status === 'active');
  const vitals = newestVitals(chart.observations);
  const goals = (chart.carePlan?.goals ?? []).filter(({ lifecycleStatus }) => lifecycleStatus === 'active');
  return (
    <Box component="section" aria-label="At a glance" sx={{ display: 'grid', gap: 1.25, pr: 0.5 }}>
      {patient.personalNotes === '' ? null : (
        <Part title="Personal">
          <Clamped lines={4}>{patient.personalNotes}</Clamped>
        </Part>
      )}
      <Part title="Last contact">
        {last === undefined ? (
          'This is the first call.'
        ) : (
          <>
            <Typography variant="caption" color="textSecondary" component="p">
              {daysText(last.call.startedAt, now)}, {dispositionLabel(last.call.disposition)}
            </Typography>
            <Clamped lines={5}>{noteExcerpt(last.call.note)}</Clamped>
          </>
        )}
      </Part>
      {chart.openTasks.length === 0 ? null : (
        <Part title="Open tasks">
          <Lines
            entries={chart.openTasks.map(({ id, title, dueAt }) => ({
              id,
              text: title,
              title: instantText(dueAt),
            }))}
          />
        </Part>
      )}
      <Part title="Allergies">
        {patient.allergies.length === 0 ? (
          'None on file'
        ) : (
          <Lines
            entries={sortedAllergies(patient.allergies).map(({ id, text, criticality }) => ({
              id,
              text: criticality === 'high' ? `${text} (high)` : text,
              isCritical: criticality === 'high',
            }))}
          />
        )}
      </Part>
      <Part title="Conditions">
        <Lines entries={conditions} />
      </Part>
      <Part title="Medicines">
        <Lines entries={medicines.map(({ id, text, dosage }) => ({ id, text, title: dosage }))} />
      </Part>
      {goals.length === 0 ? null : (
        <Part title="Goals">
          <Lines entries={goals.map(({ id, description }) => ({ id, text: description }))} />
        </Part>
      )}
      {vitals.length === 0 ? null : (
        <Part title="Last vitals">
          <Lines
            entries={vitals.map((vital) => ({
              id: vital.id,
              text: `${vital.title} ${observationText(vital)}`,
              title: daysText(vital.effectiveAt, now),
            }))}
          />
        </Part>
      )}
      {patient.emergencyContacts.length === 0 ? null : (
        <Part title="Emergency contact">
          {patient.emergencyContacts.slice(0, 2).map((contact) => (
            <Box key={contact.id}>
              {contact.name}, {contact.relationship}{' '}
              <Link href={telephoneLink(contact.phone)} underline="always">
                {phoneText(contact.phone)}
              </Link>
            </Box>
          ))}
        </Part>
      )}
    </Box>
  );
}

function newestVitals(observations: PatientChart['observations']): PatientChart['observations'] {
  const newest = new Map<string, PatientChart['observations'][number]>();
  for (const observation of observations) {
    const known = newest.get(observation.loinc);
    if (observation.category !== 'vital-signs') continue;
    if (known === undefined || known.effectiveAt < observation.effectiveAt)
      newest.set(observation.loinc, observation);
  }
  return [...newest.values()].slice(0, 4);
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box>
      <Typography variant="h3" component="h2" color="textSecondary">
        {title}
      </Typography>
      <Typography variant="body2" component="div">
        {children}
      </Typography>
    </Box>
  );
}

function Clamped({ lines, children }: { lines: number; children: string }) {
  return (
    <Box
      sx={{ overflow: 'hidden', display: '-webkit-box', WebkitLineClamp: lines, WebkitBoxOrient: 'vertical' }}
      title={children}
    >
      {children}
    </Box>
  );
}

interface GlanceLine {
  id: string;
  text: string;
  title?: string;
  isCritical?: boolean;
}

function Lines({ entries }: { entries: readonly GlanceLine[] }) {
  if (entries.length === 0) return 'None on file';
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {entries.map(({ id, text, title, isCritical }) => (
        <Box
          component="li"
          key={id}
          title={title ?? ''}
          sx={isCritical ? { color: 'error.main', fontWeight: 600 } : {}}
        >
          {text}
        </Box>
      ))}
    </Box>
  );
}
