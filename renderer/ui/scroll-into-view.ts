/** Brings an element into sight as it is drawn, wherever it scrolls. Given as a `ref`. */
export function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
