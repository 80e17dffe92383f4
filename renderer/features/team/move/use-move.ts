import { useState } from 'react';
import { useEngineClient } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';

/** The patients that one person takes, and how far that is. */
export interface MovePart {
  toStaffId: string;
  name: string;
  patientIds: string[];
  /** How many of them, from the first on, are hers by now. */
  moved: number;
}

/** So many move at once: whole or not at all, and soon enough for the line. */
const AT_ONCE = 20;

export interface Move {
  /** Empty before it has begun, and again when nothing of it could be done. */
  parts: MovePart[];
  /** Why it stopped, in a sentence; empty otherwise. What is moved stays moved. */
  problem: string;
  isMoving: boolean;
  isDone: boolean;
  /** Moves one person's patients after the other's, some at a time. */
  start(parts: readonly Omit<MovePart, 'moved'>[]): Promise<void>;
  /** Goes on with what is not moved yet. */
  goOn(): Promise<void>;
}

/** Moves patients, person by person. */
export function useMove(): Move {
  const client = useEngineClient();
  const [parts, setParts] = useState<MovePart[]>([]);
  const [problem, setProblem] = useState('');
  const [isMoving, setMoving] = useState(false);

  async function run(all: MovePart[]): Promise<void> {
    if (isMoving) return;
    let now = all;
    setParts(now);
    setMoving(true);
    setProblem('');
    try {
      for (const { toStaffId, patientIds, moved: before } of all) {
        for (let moved = before; moved < patientIds.length; ) {
          const next = patientIds.slice(moved, moved + AT_ONCE);
          await client.assignments.move({ toStaffId, patientIds: next });
          moved += next.length;
          now = now.map((part) => (part.toStaffId === toStaffId ? { ...part, moved } : part));
          setParts(now);
        }
      }
    } catch (error) {
      setProblem(errorSentence(error));
      if (now.every(({ moved }) => moved === 0)) setParts([]);
    } finally {
      setMoving(false);
    }
  }

  return {
    parts,
    problem,
    isMoving,
    isDone: parts.length > 0 && parts.every(({ moved, patientIds }) => moved === patientIds.length),
    start: (begin) => run(begin.map((part) => ({ ...part, moved: 0 }))),
    goOn: () => run(parts),
  };
}
