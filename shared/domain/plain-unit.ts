/** How units of UCUM are written whose code is no word for people. */
const WRITTEN: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  '[lb_av]': 'lb',
  '[in_i]': 'in',
  '[degF]': '°F',
  Cel: '°C',
  'kg/m2': 'kg/m²',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  '{beats}/min': '/min',
  '{days}/wk': 'days/week',
  '{score}': '',
};

/** A UCUM unit as people read it: `mmHg` for `mm[Hg]`, `lb` for `[lb_av]`, nothing for `{score}`. */
export function plainUnit(unit: string): string {
  return WRITTEN[unit] ?? unit.replaceAll(/\{([^}]*)\}/g, '$1');
}
