import type { Theme } from '@mui/material/styles';

/** `under 20 minutes`, `20 to 39 minutes`, `60 minutes and more`; `in the month` where nothing is counted by minutes. */
export function bandWords({ from, until }: { from: number; until: number | null }): string {
  if (until === null) return from === 0 ? 'in the month' : `${from} minutes and more`;
  return from === 0 ? `under ${until} minutes` : `${from} to ${until - 1} minutes`;
}

const SHARES = [0, 40, 68, 100];

/** The fill of a band: the more minutes, the fuller the accent. The first is the empty track. */
export function bandFill(index: number): (theme: Theme) => { backgroundColor: string } {
  const share = SHARES[Math.min(index, SHARES.length - 1)] ?? 100;
  return ({ vars }) => ({
    backgroundColor:
      share === 0
        ? vars.palette.desk.track
        : `color-mix(in srgb, ${vars.palette.primary.main} ${share}%, ${vars.palette.background.paper})`,
  });
}
