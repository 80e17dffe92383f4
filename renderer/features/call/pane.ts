import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

/** What stands in the middle of the call: the script, a screening or the plan. */
export type Pane = 'guide' | 'screening' | 'needs' | 'care-plan' | 'education';

const PANES: readonly Pane[] = ['guide', 'screening', 'needs', 'care-plan', 'education'];

/** The pane in the middle of the call, kept in the address so that a reload comes back to it. */
export function usePane() {
  const [parameters, setParameters] = useSearchParams();
  const pane = PANES.find((known) => known === parameters.get('pane')) ?? 'guide';
  const wanted = useRef(pane);
  useEffect(() => {
    wanted.current = pane;
  }, [pane]);
  const show = (next: Pane, form = '') => {
    wanted.current = next;
    setParameters(
      { ...(next === 'guide' ? {} : { pane: next }), ...(form === '' ? {} : { form }) },
      { replace: true },
    );
  };
  /** From a form to the list of forms, unless she has gone elsewhere while the form was being sealed. */
  const leaveForm = () => {
    if (wanted.current === 'screening') show('screening');
  };
  return { pane, form: parameters.get('form') ?? '', show, leaveForm };
}
