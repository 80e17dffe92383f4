/** @file Quick phrases for the call note, written for this product. `___` is filled in by the nurse (2026-11-21). */
import type { OfferedPhrase } from '#shared/domain/note-phrase.ts';

const reason = (word: string, text: string): OfferedPhrase => ({ word, text, section: 'reason' });
const gathered = (word: string, text: string): OfferedPhrase => ({ word, text, section: 'assessment' });
const taught = (word: string, text: string): OfferedPhrase => ({ word, text, section: 'education' });
const planned = (word: string, text: string): OfferedPhrase => ({ word, text, section: 'plan' });

export const NOTE_PHRASES: readonly OfferedPhrase[] = [
  reason('monthly', 'Monthly check-in by telephone. Two identifiers stated by the patient.'),
  reason('well', 'Feels well, no new complaints since the last call.'),
  reason('new', 'New since the last call: ___.'),
  reason('matters', 'What matters most today, in the patient’s words: "___".'),
  reason('called', 'Patient called in about ___.'),
  reason('home', 'Home from hospital since ___; went in because of ___.'),
  reason('caregiver', 'Spoke with ___, who is on file and may hear health information.'),
  gathered('bp', 'Home blood pressure ___ / ___, taken seated, on ___.'),
  gathered('sugar', 'Fasting sugar ___ to ___ this week; lowest ___.'),
  gathered('weight', 'Weight ___ lb on ___; change since the last call ___ lb.'),
  gathered('pain', 'Pain ___ of 10, where: ___; what helps: ___.'),
  gathered('breath', 'Breathing as usual; walks ___ before resting; sleeps on ___ pillows.'),
  gathered('swelling', 'No swelling of legs or feet.'),
  gathered('falls', 'No falls and no near falls since the last call.'),
  gathered('mood', 'Mood: ___. Still enjoys ___.'),
  gathered('sleep', 'Sleeps ___ hours; wakes because of ___.'),
  gathered('meds', 'Went through the medicines bottle by bottle: all taken as on the list.'),
  gathered('missed', 'Missed ___ doses in the last week because ___.'),
  gathered('differs', 'Differs from the list: ___. Reported to the practice, nothing was changed.'),
  gathered('refill', 'Refills needed: ___.'),
  gathered('noflags', 'Asked about chest pain, breathlessness, weakness and speech: none.'),
  gathered('needs', 'Food, ride, housing and bills asked: ___.'),
  taught('teachback', 'Explained ___. Teach-back: the patient said in own words that ___.'),
  taught(
    'scale',
    'Daily weight: same time, same clothes, written down; call at 3 lb in a day or 5 lb in a week.',
  ),
  taught('bphow', 'How to take blood pressure: seated five minutes, arm at heart level, two readings.'),
  taught('low', 'Low sugar: 15 grams of sugar, check again after 15 minutes, call if it stays low.'),
  taught('salt', 'Read labels for salt together; chose ___ to leave out.'),
  taught('why911', 'When to call 911: chest pain, trouble breathing, signs of a stroke. Repeated back.'),
  taught('mi', 'Importance ___ of 10, confidence ___ of 10; the next small step is ___.'),
  planned('agreed', 'Agreed: the patient will ___ by ___; I will ___ by ___.'),
  planned('nextcall', 'Next call ___, at a time that suits.'),
  planned('visit', 'Visit with ___ on ___ confirmed; ride: ___.'),
  planned('told', 'Told ___ at the practice about ___ at ___.'),
  planned('rn', 'Handed to the nurse on duty, ___, in this call at ___.'),
  planned('copy', 'Copy of the care plan sent by ___.'),
  planned('refer', 'Referral for ___ started.'),
];
