/** Whether this is `npm test -- --long`: the runs whose number only chance decides are then as long as a release wants them. */
export const isLong = process.env.CARELINE_LONG === '1';
