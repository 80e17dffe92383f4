import { recordEvidence, restoreEvidence, withdrawEvidence } from '../features/evidence.ts';
import { addManualEntry, correctLedgerEntry, voidLedgerEntry } from '../features/ledger.ts';
import { ledgerDay, ledgerHistory, ledgerMonth } from '../features/ledger-entries.ts';
import { ledgerPacket } from '../features/ledger-packet.ts';
import { monthEntries, monthView } from '../features/month.ts';
import {
  closeMonths,
  exportMonth,
  monthCloseBoard,
  monthCloseTrail,
  reopenMonth,
} from '../features/month-close.ts';
import { patientReadiness } from '../features/month-readiness.ts';
import type { Routing } from './routing.ts';

/** The minutes, the month they make, and what it is closed with. */
export function minutesRoutes({ os, desk }: Routing) {
  return {
    ledger: {
      month: os.ledger.month.handler(({ input }) => ledgerMonth(desk(), input)),
      day: os.ledger.day.handler(({ input }) => ledgerDay(desk(), input)),
      history: os.ledger.history.handler(({ input }) => ledgerHistory(desk(), input.entryId)),
      addManual: os.ledger.addManual.handler(({ input }) => addManualEntry(desk(), input)),
      correct: os.ledger.correct.handler(({ input }) => correctLedgerEntry(desk(), input)),
      void: os.ledger.void.handler(({ input }) => voidLedgerEntry(desk(), input)),
      packet: os.ledger.packet.handler(({ input }) => ledgerPacket(desk(), input)),
    },
    month: {
      mine: os.month.mine.handler(({ input }) => monthView(desk(), input.month)),
      entries: os.month.entries.handler(({ input }) => monthEntries(desk(), input)),
      readiness: os.month.readiness.handler(({ input }) =>
        patientReadiness(desk(), input.patientId, input.month),
      ),
    },
    monthClose: {
      board: os.monthClose.board.handler(({ input }) => monthCloseBoard(desk(), input.month)),
      trail: os.monthClose.trail.handler(({ input }) => monthCloseTrail(desk(), input)),
      close: os.monthClose.close.handler(({ input }) => closeMonths(desk(), input)),
      reopen: os.monthClose.reopen.handler(({ input }) => reopenMonth(desk(), input)),
      exported: os.monthClose.exported.handler(({ input }) => exportMonth(desk(), input.month)),
    },
    evidence: {
      record: os.evidence.record.handler(({ input }) => recordEvidence(desk(), input)),
      withdraw: os.evidence.withdraw.handler(({ input }) => withdrawEvidence(desk(), input)),
      restore: os.evidence.restore.handler(({ input }) => restoreEvidence(desk(), input)),
    },
  };
}
