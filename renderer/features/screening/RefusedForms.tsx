import Alert from '@mui/material/Alert';
import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';

/** Forms of the organization that this version of Careline cannot ask, so that nobody looks for them in vain. */
export function RefusedForms() {
  const { data = [] } = useQuery(useEngine().screenings.refusedForms.queryOptions());
  return data.map((form) => (
    <Alert key={form.questionnaire} severity="warning">
      <strong>{form.title}</strong> cannot be asked: {form.reason} Tell your administrator.
    </Alert>
  ));
}
