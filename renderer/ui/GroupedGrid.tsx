import Box from '@mui/material/Box';
import { type ReactNode, useMemo } from 'react';
import { choiceStyle, groupHeadStyle, headStyleOf, rowStyleOf } from './row-styles.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

const ROW_HEIGHT = 38;
const HEAD_HEIGHT = 30;

interface GroupedGridProps<Row, Group extends string> {
  label: string;
  /** Those of a group together. */
  rows: readonly Row[];
  keyOf(row: Row): string;
  groupOf(row: Row): Group;
  chosenKey: string;
  /** The columns as CSS has them, and what stands above each, where they do not speak for themselves. */
  columns: string;
  heads?: readonly string[];
  /** Any CSS width; in a narrower window the grid scrolls sideways. */
  minWidth: string;
  onChoose(key: string): void;
  onStep(by: number): void;
  onOpen(): void;
  heading(group: Group): ReactNode;
  /** The cells of a row, one `gridcell` a column. */
  children(row: Row): ReactNode;
}

/** Rows under the headings of their groups, of which only the lines in sight are drawn. One is chosen; the arrow keys move the choice. */
export function GroupedGrid<Row, Group extends string>(props: GroupedGridProps<Row, Group>) {
  const { rows, keyOf, groupOf, chosenKey, columns, heads = [], onStep, onOpen } = props;
  const lines = useMemo(() => linesOf(rows, groupOf), [rows, groupOf]);
  const rowStyle = useMemo(() => rowStyleOf(columns), [columns]);
  const headHeight = heads.length === 0 ? 0 : HEAD_HEIGHT;
  const headRows = heads.length === 0 ? 0 : 1;
  const idOf = (key: string) => `row-${key}`;
  const at = lines.findIndex(({ row }) => row !== null && keyOf(row) === chosenKey);
  const { grid, items, height, isChosenDrawn, onKeyDown } = useVirtualRows({
    count: lines.length,
    keyOf: (index) => {
      const line = lines[index];
      return line?.row ? keyOf(line.row) : (line?.group ?? index);
    },
    ...{ rowHeight: ROW_HEIGHT, headHeight },
    chosen: at,
    // With the first row of a group, its heading.
    shown: lines[at - 1]?.row === null ? at - 1 : at,
    ...{ onStep, onOpen },
  });
  return (
    <Box
      ref={grid}
      role="grid"
      aria-label={props.label}
      aria-rowcount={lines.length + headRows}
      tabIndex={0}
      {...(isChosenDrawn ? { 'aria-activedescendant': idOf(chosenKey) } : {})}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: { xs: 360, md: 0 },
        overflow: 'auto',
        '& > *': { minWidth: props.minWidth },
        '&:focus-visible': { outlineOffset: '-2px' },
      }}
    >
      {heads.length === 0 ? null : <ColumnHeads heads={heads} columns={columns} />}
      <Box role="rowgroup" sx={{ position: 'relative' }} style={{ height }}>
        {items.map(({ index, key, top }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const { group, row } = line;
          const place = { height: ROW_HEIGHT, transform: `translateY(${top}px)` };
          const rowIndex = index + 1 + headRows;
          if (row === null) {
            return (
              <Box key={key} role="row" aria-rowindex={rowIndex} sx={groupHeadStyle} style={place}>
                <Box role="rowheader">{props.heading(group)}</Box>
              </Box>
            );
          }
          return (
            <Box
              key={key}
              id={idOf(keyOf(row))}
              role="row"
              aria-rowindex={rowIndex}
              aria-selected={index === at}
              onClick={() => props.onChoose(keyOf(row))}
              onDoubleClick={onOpen}
              style={place}
              sx={{ ...rowStyle, ...choiceStyle(index === at) }}
            >
              {props.children(row)}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function ColumnHeads({ heads, columns }: { heads: readonly string[]; columns: string }) {
  return (
    <Box role="rowgroup" sx={{ position: 'sticky', top: 0, zIndex: 1, backgroundColor: 'background.paper' }}>
      <Box role="row" aria-rowindex={1} sx={headStyleOf(columns)} style={{ height: HEAD_HEIGHT }}>
        {heads.map((head) => (
          <Box key={head} role="columnheader">
            {head}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The rows, each group under a line without a row: its heading. */
function linesOf<Row, Group>(
  rows: readonly Row[],
  groupOf: (row: Row) => Group,
): { group: Group; row: Row | null }[] {
  let last: Group | undefined;
  return rows.flatMap((row) => {
    const group = groupOf(row);
    const isFirst = group !== last;
    last = group;
    return isFirst
      ? [
          { group, row: null },
          { group, row },
        ]
      : [{ group, row }];
  });
}
