/** The columns of the queue: rank, patient, why, there, minutes, last contact. The reasons take what is left. */
export const QUEUE_COLUMNS = '2rem minmax(9rem, 12.5rem) minmax(12rem, 1fr) 8.5rem 7rem 5.5rem';
