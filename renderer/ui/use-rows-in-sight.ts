import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';

export interface RowsInSightOptions {
  count: number;
  keyOf(index: number): string | number;
  /** Heights in pixels; the head is what stays on top of the rows, 0 where there is none. */
  rowHeight: number;
  headHeight: number;
}

/** How many rows beyond the edges are drawn: as many as a turn of the wheel brings. */
const OVERSCAN = 8;

/**
 * Which rows of a long list are drawn: those in sight of `scroller`. Each `top` counts from the end of the head, `height` is that of all rows together.
 */
export function useRowsInSight({ count, keyOf, rowHeight, headHeight }: RowsInSightOptions) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    getItemKey: keyOf,
  });
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index, { align: 'auto' }), [virtual]);
  const items = virtual
    .getVirtualItems()
    .map(({ index, key, start }) => ({ index, key, top: start - headHeight }));
  return { scroller, items, height: virtual.getTotalSize(), scrollTo };
}
