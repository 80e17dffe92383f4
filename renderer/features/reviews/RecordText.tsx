import Box from '@mui/material/Box';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';

/** The words of a record, a fact a line. */
export function RecordText({ text }: { text: string }) {
  if (text === '') {
    return (
      <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>Its words are not on this device.</Box>
    );
  }
  return (
    <Box sx={{ p: 1.75, border: '1px solid', borderColor: 'desk.line', borderRadius: '8px' }}>
      <DefinitionList termWidth="11rem">
        {text.split('\n').map((line, index) => {
          const at = line.indexOf(': ');
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text have no other identity
            <DataRow key={index} term={at < 0 ? '' : line.slice(0, at)}>
              {at < 0 ? line : line.slice(at + 2)}
            </DataRow>
          );
        })}
      </DefinitionList>
    </Box>
  );
}
