import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { isCurrentCondition } from '#shared/domain/patient.ts';
import { useNow } from '../../../client/use-now.ts';
import { sortedAllergies } from '../../patient/allergies.ts';
import { daysText } from '../../patient/formats.ts';
import { observationText } from '../../patient/measures.ts';
import { Lines, Part } from './glance-parts.tsx';

/** Her health in short: what must not be forgotten in what is said. */
export function HealthGlance({ chart }: { chart: PatientChart }) {
  const now = useNow(60_000);
  const { patient } = chart;
  const conditions = patient.conditions.filter(isCurrentCondition);
  const medicines = patient.medications.filter(({ status }) => status === 'active');
  const vitals = newestVitals(chart.observations);
  const goals = (chart.carePlan?.goals ?? []).filter(({ lifecycleStatus }) => lifecycleStatus === 'active');
  return (
    <>
      <Part title="Allergies">
        <Lines
          entries={sortedAllergies(patient.allergies).map(({ id, text, criticality }) => ({
            id,
            text: criticality === 'high' ? `${text} (high)` : text,
            isCritical: criticality === 'high',
          }))}
        />
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
    </>
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
