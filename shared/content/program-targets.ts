/** @file What each program asks of a calendar month, by date of service (domain.md 1.2 to 1.4, seen 2026-11-21). */
import type { ProgramTarget } from '#shared/domain/minutes.ts';

/**
 * Minutes by which a caseload is steered. They prepare, they never bill: a threshold met is one fact of several that a biller
 * needs. `base` is the usual monthly goal; the ten-minute thresholds of 2026 stand in `thresholds` alone.
 */
export const PROGRAM_TARGETS: readonly ProgramTarget[] = [
  {
    program: 'CCM',
    validFrom: '2015-01-01',
    validTo: '2020-12-31',
    base: 20,
    thresholds: [20],
    source: 'CMS chronic care management, clinical staff time: 20 minutes (99490)',
  },
  {
    program: 'CCM',
    validFrom: '2021-01-01',
    validTo: '',
    base: 20,
    thresholds: [20, 40, 60],
    source:
      'CMS chronic care management, clinical staff time: 20 minutes (99490), then two full twenties (99439)',
  },
  {
    program: 'PCM',
    validFrom: '2022-01-01',
    validTo: '',
    base: 30,
    thresholds: [30, 60],
    source: 'CMS principal care management, clinical staff time: 30 minutes (99426), then a full 30 (99427)',
  },
  {
    program: 'APCM',
    validFrom: '2025-01-01',
    validTo: '',
    base: 0,
    thresholds: [],
    source: 'CMS advanced primary care management (G0556 to G0558): no minutes counted',
  },
  {
    program: 'RPM',
    validFrom: '2019-01-01',
    validTo: '2025-12-31',
    base: 20,
    thresholds: [20, 40],
    source: 'CMS remote physiologic monitoring management: 20 minutes (99457), then full twenties (99458)',
  },
  {
    program: 'RPM',
    validFrom: '2026-01-01',
    validTo: '',
    base: 20,
    thresholds: [10, 20, 40],
    source: 'As before, and from 2026 a short month of 10 to 19 minutes (99470)',
  },
  {
    program: 'RTM',
    validFrom: '2022-01-01',
    validTo: '2025-12-31',
    base: 20,
    thresholds: [20, 40],
    source: 'CMS remote therapeutic monitoring management: 20 minutes (98980), then full twenties (98981)',
  },
  {
    program: 'RTM',
    validFrom: '2026-01-01',
    validTo: '',
    base: 20,
    thresholds: [10, 20, 40],
    source: 'As before, and from 2026 a short month of 10 to 19 minutes (98979)',
  },
  {
    program: 'TCM',
    validFrom: '2013-01-01',
    validTo: '',
    base: 0,
    thresholds: [],
    source: 'CMS transitional care management (99495, 99496): contact and visit, no minutes counted',
  },
  {
    program: 'BHI',
    validFrom: '2018-01-01',
    validTo: '',
    base: 20,
    thresholds: [20],
    source: 'CMS general behavioral health integration: 20 minutes (99484)',
  },
  {
    program: 'CoCM',
    validFrom: '2018-01-01',
    validTo: '',
    base: 60,
    thresholds: [60, 90],
    source: 'CMS psychiatric collaborative care, later months: nominal 60 minutes (99493), then 30 (99494)',
  },
  {
    program: 'CHI',
    validFrom: '2024-01-01',
    validTo: '',
    base: 60,
    thresholds: [60, 90],
    source: 'CMS community health integration: 60 minutes (G0019), then full 30 (G0022)',
  },
  {
    program: 'PIN',
    validFrom: '2024-01-01',
    validTo: '',
    base: 60,
    thresholds: [60, 90],
    source: 'CMS principal illness navigation: 60 minutes (G0023), then full 30 (G0024)',
  },
];
