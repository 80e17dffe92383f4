import { type KeyboardEvent, useEffect, useState } from 'react';

interface Choice {
  /** The row that Enter takes. */
  at: number;
  point: (row: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** To be called when the text changes: the choice begins anew, and an Enter that waited is taken back. */
  restart: () => void;
}

/**
 * A field whose list is found while one types: arrows choose a row, Enter takes it. Whoever types and presses Enter faster than the search answers must
 * not come to a row of an earlier text, so `take` runs at once, or when the list has settled.
 */
export function useChoice(count: number, isSettled: boolean, take: (row: number) => void): Choice {
  const [chosen, setChosen] = useState(0);
  const [isWaiting, setIsWaiting] = useState(false);
  const at = Math.min(chosen, Math.max(0, count - 1));
  const takeChosen = () => {
    if (count > 0) take(at);
  };
  useEffect(() => {
    if (!isWaiting || !isSettled) return;
    setIsWaiting(false);
    takeChosen();
  });
  return {
    at,
    point: setChosen,
    onKeyDown: (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined && count > 0) {
        event.preventDefault();
        setChosen((at + step + count) % count);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        if (isSettled) takeChosen();
        else setIsWaiting(true);
      }
    },
    restart: () => {
      setChosen(0);
      setIsWaiting(false);
    },
  };
}
