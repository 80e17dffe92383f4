import { create } from 'zustand';

/** Whether the card of a call that comes in is open. */
export const useInbound = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

/** Opens the card: somebody calls. */
export function openInbound(): void {
  useInbound.setState({ isOpen: true });
}

export function closeInbound(): void {
  useInbound.setState({ isOpen: false });
}
