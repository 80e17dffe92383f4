/** A UCUM unit as people read it: `mm Hg` for `mm[Hg]`, `lb` for `[lb_av]`, nothing for an annotation such as `{score}`. */
export function plainUnit(unit: string): string {
  return unit
    .replaceAll(/\{[^}]*\}/g, '')
    .replace('mm[Hg]', 'mm Hg')
    .replaceAll(/[[\]]/g, '')
    .replace('_av', '')
    .replace(/\/$/, '');
}
