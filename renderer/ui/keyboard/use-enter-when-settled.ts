import { useEffect, useState } from 'react';

/**
 * Enter in a field whose list is found while one types: whoever types and presses Enter faster than the search answers must not come to
 * somebody of an earlier text. Call `press` on Enter, and `forget` when the text changes; `take` runs at once, or when the list has settled.
 */
export function useEnterWhenSettled(
  isSettled: boolean,
  take: () => void,
): { press: () => void; forget: () => void } {
  const [isWaiting, setIsWaiting] = useState(false);
  useEffect(() => {
    if (!isWaiting || !isSettled) return;
    setIsWaiting(false);
    take();
  });
  return {
    press: () => (isSettled ? take() : setIsWaiting(true)),
    forget: () => setIsWaiting(false),
  };
}
