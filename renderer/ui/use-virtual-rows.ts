import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';

interface VirtualRowsOptions {
  count: number;
  keyOf(index: number): string | number;
  /** Heights in pixels; the head is what stays on top of the rows, 0 where there is none. */
  rowHeight: number;
  headHeight: number;
  /** The row that is chosen, or -1. */
  chosen: number;
  /** The row to be scrolled into sight with the chosen one, such as the heading above it. */
  shown?: number;
  /** An arrow, a page key, Home or End: by how many rows, which may lead out of the list. */
  onStep(by: number): void;
  /** Enter. */
  onOpen(): void;
}

/** How many rows beyond the edges are drawn: as many as a turn of the wheel brings. */
const OVERSCAN = 8;

/**
 * The rows of a grid of which only those in sight are drawn. One of them is chosen; the keys that scroll a list move the choice, and it stays in
 * sight. `onKeyDown` belongs to the grid, which scrolls and has the focus; keys that it takes go no further, as the screen hears the same ones.
 */
export function useVirtualRows(options: VirtualRowsOptions) {
  const { count, rowHeight, headHeight, chosen, shown = chosen } = options;
  const grid = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    getItemKey: options.keyOf,
  });
  useEffect(() => {
    if (shown >= 0) virtual.scrollToIndex(shown, { align: 'auto' });
  }, [shown, virtual]);
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
  const items = virtual
    .getVirtualItems()
    .map(({ index, key, start }) => ({ index, key, top: start - headHeight }));
  return { grid, items, height: virtual.getTotalSize(), onKeyDown };
}
