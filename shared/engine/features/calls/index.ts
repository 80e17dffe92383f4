/** @file The calls of this device, from the first ring to what is added after the signature. */
export { addAddendum } from './addenda.ts';
export { activeCall, parkedCalls, saveCallDraft } from './call-drafts.ts';
export { parkCall, takeUpCall } from './parking.ts';
export { discardCall, startCall } from './start-call.ts';
export { wrapUpCall } from './wrap-up.ts';
