/** @file The plain table beside which ours is measured: every row in the page, drawn by hand. */
import type { TeamTableRow } from '#shared/domain/team-rows.ts';

export interface ByHand {
  scroller: HTMLElement;
  field: HTMLInputElement;
  /** Draws all rows anew, as a page without a virtual table does when something has changed. */
  redraw(rows: readonly TeamTableRow[]): void;
}

/** Puts a plain HTML table of all rows into the page, with a field that hides what does not fit. */
export function mountTable(rows: readonly TeamTableRow[]): ByHand {
  const field = document.createElement('input');
  const scroller = document.createElement('div');
  scroller.style.cssText = 'height:600px;overflow:auto';
  const table = document.createElement('table');
  scroller.append(table);
  document.body.append(field, scroller);
  let words: string[] = [];
  const redraw = (given: readonly TeamTableRow[]) => {
    words = given.map((row) => textOf(row).toLowerCase());
    table.replaceChildren(...given.map(lineOf));
  };
  redraw(rows);
  field.addEventListener('input', () => {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [index, line] of [...table.children].entries())
      (line as HTMLElement).hidden = !asked.every((word) => words[index]?.includes(word));
  });
  return { scroller, field, redraw };
}

function textOf(row: TeamTableRow): string {
  return `${row.name} ${row.recordNumber} ${row.careManagerName} ${row.programs.join(' ')}`;
}

function lineOf(row: TeamTableRow): HTMLElement {
  const line = document.createElement('tr');
  const link = document.createElement('a');
  link.href = '#';
  link.textContent = row.name;
  line.insertCell().append(link);
  const { careManagerName, minutes, target, lastContactAt, attempts, overdue } = row;
  const { needs, escalations, unsigned, plans } = row;
  const cells = [careManagerName, `${minutes} of ${target}`, lastContactAt, attempts, overdue];
  for (const cell of [...cells, needs, escalations, unsigned, plans])
    line.insertCell().textContent = String(cell);
  return line;
}
