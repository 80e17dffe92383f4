import type { Device } from '#tests/support/device.ts';
import type { Random } from '../kill/random.ts';
import type { Edit, Ledger } from './ledger.ts';

/** What a deed is done with: the patient, chance, words that no other deed has, and where acknowledgements go. */
export interface Deeds {
  device: Device;
  staffId: string;
  patientId: string;
  random: Random;
  words: string;
  acknowledged(
    edit: Pick<Edit, 'collection' | 'documentId' | 'path' | 'isUnsendable'> & { words?: string },
  ): void;
  ledger: Ledger;
}
