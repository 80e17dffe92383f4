import { buildProgram } from './build-program.ts';
import { deviceProgramVariable } from './device-program.ts';

/** Builds the program of the simulated devices once for the whole run: more than a hundred of them start in it. */
export async function setup(): Promise<() => Promise<void>> {
  const program = await buildProgram(new URL('./device-worker.ts', import.meta.url));
  process.env[deviceProgramVariable] = program.file;
  return () => program.remove();
}
