import { VisuallyHidden } from '../VisuallyHidden.tsx';

interface ChartTableProps {
  /** The id that the figure is labelled by. */
  id: string;
  /** What the chart shows, in one sentence. */
  summary: string;
  heads: readonly [string, string];
  rows: readonly { key: string; head: string; value: number }[];
}

/** What a screen reader gets in place of a chart: its sentence, and the same numbers as a table. */
export function ChartTable({ id, summary, heads, rows }: ChartTableProps) {
  return (
    <VisuallyHidden>
      <span id={id}>{summary}</span>
      <table>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, value }) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
