import ArrowBack from '@mui/icons-material/ArrowBack';
import VerifiedUser from '@mui/icons-material/VerifiedUserOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { licenseGapReason, licenseGapTitle } from '#shared/content/license-states/license-words.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { plural } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { ScrollAcross } from '../../ui/ScrollAcross.tsx';

/** Rows that are drawn at once. */
const STEP = 200;

/** The patients of the team whom no license of their care manager reaches, by care manager. */
export function TeamLicensesScreen() {
  const query = useQuery(useEngine().licenses.ofTeam.queryOptions());
  const [shown, setShown] = useState(STEP);
  return (
    <Page
      title="Outside license"
      subtitle={<span role="status">{query.data ? plural(query.data.length, 'patient') : ''}</span>}
      actions={
        <Button component={RouterLink} to="/team" variant="outlined" startIcon={<ArrowBack />}>
          Team
        </Button>
      }
    >
      <QueryState query={query} what="the licenses" rows={10} rowHeight={2}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<VerifiedUser />} title="Every patient is reached by a license">
              Licenses are kept by your administrator. Whether they are looked at, and which states count to
              the compact, is a setting of the practice.
            </EmptyState>
          ) : (
            <Paper variant="outlined">
              <ScrollAcross label="Patients outside license">
                <Table size="small" aria-label="Patients outside license" sx={{ minWidth: '46rem' }}>
                  <TableHead>
                    <TableRow>
                      <TableCell>Patient</TableCell>
                      <TableCell>State</TableCell>
                      <TableCell>Care manager</TableCell>
                      <TableCell>What is missing</TableCell>
                    </TableRow>
                  </TableHead>
                  <TableBody>
                    {rows.slice(0, shown).map((row) => (
                      <TableRow key={row.patientId} hover>
                        <TableCell>
                          <Link component={RouterLink} to={`/patients/${row.patientId}`}>
                            {row.name}
                          </Link>
                        </TableCell>
                        <TableCell>{row.state || 'Not known'}</TableCell>
                        <TableCell>{row.staffName}</TableCell>
                        <TableCell>
                          {licenseGapTitle(row)}. {licenseGapReason(row, 'The')}
                        </TableCell>
                      </TableRow>
                    ))}
                  </TableBody>
                </Table>
              </ScrollAcross>
              {rows.length > shown ? (
                <Button onClick={() => setShown(shown + STEP)} sx={{ m: 1 }}>
                  Show {plural(Math.min(STEP, rows.length - shown), 'more patient')}
                </Button>
              ) : null}
            </Paper>
          )
        }
      </QueryState>
    </Page>
  );
}
