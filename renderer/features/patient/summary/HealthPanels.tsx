import Box from '@mui/material/Box';
import { isCurrentCondition, type Patient } from '#shared/domain/patient.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { sortedAllergies } from '../allergies.ts';
import { dateText } from '../formats.ts';
import { Line, MoreList } from './MoreList.tsx';

/** Present conditions, newest first, then those of the past on demand. */
export function ConditionsPanel({ patient }: { patient: Patient }) {
  const present = patient.conditions.filter(isCurrentCondition);
  const past = patient.conditions.filter((condition) => !isCurrentCondition(condition));
  return (
    <Panel title="Conditions" note={present.length}>
      <MoreList
        entries={[...present, ...past]}
        first={Math.max(1, Math.min(present.length, 7))}
        empty="No conditions on file."
        keyOf={(condition) => condition.id}
      >
        {(condition) => (
          <Line
            text={condition.text}
            isQuiet={!isCurrentCondition(condition)}
            note={[
              isCurrentCondition(condition) ? '' : condition.clinicalStatus,
              condition.onsetOn === '' ? '' : `since ${condition.onsetOn.slice(0, 4)}`,
            ]
              .filter(Boolean)
              .join(', ')}
          />
        )}
      </MoreList>
    </Panel>
  );
}

/** What she takes, with dosage as ordered. Read only: an order is the practitioner's. */
export function MedicinesPanel({ patient }: { patient: Patient }) {
  const current = patient.medications.filter(
    (medication) => medication.status === 'active' || medication.status === 'on-hold',
  );
  return (
    <Panel title="Medicines" note={current.length}>
      <MoreList
        entries={current}
        first={7}
        empty="No current medicines on file."
        keyOf={(medication) => medication.id}
      >
        {(medication) => (
          <Line
            text={medication.text}
            note={[medication.dosage, medication.status === 'on-hold' ? 'on hold' : '']
              .filter(Boolean)
              .join(' · ')}
          />
        )}
      </MoreList>
    </Panel>
  );
}

/** Allergies, the dangerous ones first and marked. */
export function AllergiesPanel({ patient }: { patient: Patient }) {
  return (
    <Panel title="Allergies" note={patient.allergies.length}>
      <MoreList
        entries={sortedAllergies(patient.allergies)}
        first={5}
        empty="No allergies on file."
        keyOf={(allergy) => allergy.id}
      >
        {(allergy) => (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Line text={allergy.text} note={allergy.reaction} />
            </Box>
            {allergy.criticality === 'high' ? <StatusChip tone="critical" label="High" /> : null}
          </Box>
        )}
      </MoreList>
    </Panel>
  );
}

/** Immunizations, the newest first. */
export function ImmunizationsPanel({ patient }: { patient: Patient }) {
  const newest = [...patient.immunizations].sort((one, two) => (one.givenOn < two.givenOn ? 1 : -1));
  if (newest.length === 0) return null;
  return (
    <Panel title="Immunizations" note={newest.length}>
      <MoreList entries={newest} first={3} empty="" keyOf={(immunization) => immunization.id}>
        {(immunization) => <Line text={immunization.text} note={dateText(immunization.givenOn)} />}
      </MoreList>
    </Panel>
  );
}
