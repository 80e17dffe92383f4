import { type KeyboardEvent, useEffect } from 'react';
import { type RowsInSightOptions, useRowsInSight } from './use-rows-in-sight.ts';

interface VirtualRowsOptions extends RowsInSightOptions {
  /** The row that is chosen, or -1. */
  chosen: number;
  /** The row to be scrolled into sight with the chosen one, such as the heading above it. */
  shown?: number;
  /** An arrow, a page key, Home or End: by how many rows, which may lead out of the list. */
  onStep(by: number): void;
  /** Enter. */
  onOpen(): void;
}

/**
 * The rows of a grid of which only those in sight are drawn. One of them is chosen; the keys that scroll a list move the choice, and it stays in
 * sight. `onKeyDown` belongs to the grid, which scrolls and has the focus; keys that it takes go no further, as the screen hears the same ones.
 * `aria-activedescendant` may name the chosen row only while `isChosenDrawn`.
 */
export function useVirtualRows(options: VirtualRowsOptions) {
  const { count, rowHeight, headHeight, chosen, shown = chosen } = options;
  const { scroller: grid, items, height, scrollTo } = useRowsInSight(options);
  useEffect(() => {
    if (shown >= 0) scrollTo(shown);
  }, [shown, scrollTo]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== grid.current) return;
    const inSight = Math.floor(((grid.current?.clientHeight ?? 0) - headHeight) / rowHeight);
    const page = Math.max(1, inSight - 1);
    const steps: Record<string, number> = {
      ...{ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page },
      ...{ Home: -count, End: count },
    };
    const by = steps[event.key];
    if (by !== undefined) options.onStep(by);
    else if (event.key === 'Enter') options.onOpen();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isChosenDrawn = items.some(({ index }) => index === chosen);
  return { grid, items, height, isChosenDrawn, onKeyDown };
}
