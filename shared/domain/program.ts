import { z } from 'zod';

/** The care management programs a minute or an enrollment can belong to (domain.md 1.2 to 1.4). */
export const Program = z.enum(['CCM', 'PCM', 'APCM', 'RPM', 'RTM', 'TCM', 'BHI', 'CoCM', 'CHI', 'PIN']);
export type Program = z.infer<typeof Program>;
