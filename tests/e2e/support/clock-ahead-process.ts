/** @file Loaded before a process's own code: its clock runs ahead by what its environment says. */
import { clockAheadVariable, runAhead } from './clock-ahead.ts';

runAhead(Number(process.env[clockAheadVariable]));
