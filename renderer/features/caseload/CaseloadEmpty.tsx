import PersonSearchOutlined from '@mui/icons-material/PersonSearchOutlined';
import Button from '@mui/material/Button';
import { EmptyState } from '../../ui/EmptyState.tsx';

interface CaseloadEmptyProps {
  /** What was searched for, or empty. */
  text: string;
  /** Whether the first copy of the caseload is complete. */
  isComplete: boolean;
  onClear: () => void;
}

/** Why no patient is shown. */
export function CaseloadEmpty({ text, isComplete, onClear }: CaseloadEmptyProps) {
  if (text !== '') {
    return (
      <EmptyState
        icon={<PersonSearchOutlined />}
        title="No patient on this device fits that"
        action={
          <Button variant="outlined" onClick={onClear}>
            Show all patients
          </Button>
        }
      >
        {isComplete
          ? 'Try a part of the name, the telephone number, the record number or the date of birth.'
          : 'Your caseload is still arriving; the patient may be among those to come.'}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<PersonSearchOutlined />}
      title={isComplete ? 'No patients yet' : 'Your caseload is on its way'}
    >
      {isComplete
        ? 'Patients appear here when your supervisor assigns them to you.'
        : 'Patients appear here as they arrive.'}
    </EmptyState>
  );
}
