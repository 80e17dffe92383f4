import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * After going to another screen the focus stands on its heading, so that the keyboard and a screen reader start there. A
 * change within a screen, such as another tab of a patient, leaves the focus where it is.
 */
export function useRouteFocus(): void {
  const { pathname } = useLocation();
  const heading = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what changes the heading
  useEffect(() => {
    const present = document.querySelector<HTMLElement>('main [data-page-heading]');
    const isFirst = heading.current === null;
    if (present === null || present === heading.current) return;
    heading.current = present;
    if (!isFirst) present.focus({ preventScroll: true });
  }, [pathname]);
}
