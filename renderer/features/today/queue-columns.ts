/** The columns of the queue: rank, patient, why, there, minutes, last contact. The reasons take what is left. */
export const QUEUE_COLUMNS = '1.75rem minmax(9rem, 12.5rem) minmax(12rem, 1fr) 9.5rem 7rem 5.25rem';
