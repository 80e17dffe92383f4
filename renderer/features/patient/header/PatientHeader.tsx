import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { GENDER_LABELS, RISK_TIER_LABELS } from '#shared/content/labels.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { ageOn } from '#shared/domain/local-date.ts';
import { patientName } from '#shared/domain/patient.ts';
import { useNow } from '../../../client/use-now.ts';
import { MinutesBar } from '../../../ui/MinutesBar.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import type { Tone } from '../../../ui/tone.ts';
import { languageLabel } from '../../../words/labels.ts';
import { EscalateButton } from '../../escalation/index.ts';
import { MovePatientButton } from '../../team/move/MovePatientButton.tsx';
import { sortedAllergies } from '../allergies.ts';
import { dateText, todayAtDesk } from '../formats.ts';

import { CallableState } from './CallableState.tsx';
import { PatientNavigation } from './PatientNavigation.tsx';
import { StartCall } from './StartCall.tsx';

const RISK_TONE: Record<PatientChart['patient']['riskTier'], Tone> = {
  high: 'critical',
  rising: 'caution',
  stable: 'neutral',
  maintenance: 'neutral',
};

/** Who this is, how the month stands, whether to call now: in sight on every view of the patient. */
export function PatientHeader({ chart }: { chart: PatientChart }) {
  const now = useNow(20_000);
  const { patient } = chart;
  return (
    <Box
      component="header"
      sx={{
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        px: { xs: 1.5, md: 2.5 },
        pt: 1,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, flexWrap: 'wrap' }}>
        <Typography variant="h1" tabIndex={-1} data-page-heading sx={{ outline: 'none' }}>
          {patientName(patient)}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {ageOn(patient.birthDate, todayAtDesk(now))} years · born {dateText(patient.birthDate)} ·{' '}
          {GENDER_LABELS[patient.administrativeGender]} · No. {patient.recordNumber}
        </Typography>
        <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
          <StatusChip
            tone={RISK_TONE[patient.riskTier]}
            label={RISK_TIER_LABELS[patient.riskTier]}
            title={patient.riskReasons.join('; ')}
          />
          <LanguageChip chart={chart} />
          <AllergyChip chart={chart} />
          {patient.deceased === 'no' ? null : (
            <StatusChip
              tone="critical"
              label={patient.deceased === 'confirmed' ? 'Deceased' : 'Reported deceased'}
            />
          )}
          {chart.mayWrite ? null : <StatusChip tone="info" label="Read only" />}
        </Box>
        <Box sx={{ flex: 1 }} />
        <CallableState patient={patient} now={now} />
        <MovePatientButton patientId={patient.id} />
        <EscalateButton patientId={patient.id} />
        {chart.mayWrite ? <StartCall chart={chart} /> : null}
      </Box>
      <Box
        sx={{ display: 'flex', alignItems: 'center', columnGap: 3, rowGap: 0.5, flexWrap: 'wrap', mt: 0.5 }}
      >
        <PatientNavigation patientId={patient.id} />
        <Box sx={{ flex: 1 }} />
        <MonthMinutes chart={chart} />
      </Box>
    </Box>
  );
}

function LanguageChip({ chart: { patient } }: { chart: PatientChart }) {
  if (patient.language.startsWith('en') && !patient.needsInterpreter) return <StatusChip label="English" />;
  return (
    <StatusChip
      tone={patient.needsInterpreter ? 'caution' : 'info'}
      label={`${languageLabel(patient.language)}${patient.needsInterpreter ? ', interpreter' : ''}`}
    />
  );
}

function AllergyChip({ chart: { patient } }: { chart: PatientChart }) {
  const allergies = sortedAllergies(patient.allergies);
  const high = allergies.filter((allergy) => allergy.criticality === 'high');
  if (allergies.length === 0) return <StatusChip label="No allergies on file" />;
  const names = high.slice(0, 2).map((allergy) => allergy.text);
  const more = allergies.length - names.length;
  const label =
    names.length === 0
      ? `${allergies.length} ${allergies.length === 1 ? 'allergy' : 'allergies'}, none high`
      : `Allergy: ${names.join(', ')}${more > 0 ? ` +${more}` : ''}`;
  return (
    <StatusChip
      tone={high.length > 0 ? 'critical' : 'neutral'}
      label={label}
      title={allergies.map((allergy) => allergy.text).join('; ')}
    />
  );
}

function MonthMinutes({ chart }: { chart: PatientChart }) {
  if (chart.minutes.length === 0) {
    return (
      <Typography variant="caption" color="textSecondary">
        Not enrolled in a program that counts minutes
      </Typography>
    );
  }
  return (
    <Box sx={{ display: 'flex', columnGap: 2.5, rowGap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
      {chart.minutes.map(({ program, minutes, target }) => (
        <Box key={program} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography variant="caption" color="textSecondary">
            {program} this month
          </Typography>
          {target > 0 ? (
            <MinutesBar
              minutes={minutes}
              target={target}
              label={`${program} minutes this month`}
              width="96px"
            />
          ) : (
            <Typography variant="caption">{minutes} min</Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
