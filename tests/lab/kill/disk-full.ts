import type { KillWorld } from './world.ts';
export async function diskFull(_world: KillWorld): Promise<{ line: string; hasFailed: boolean }> {
  return { line: '', hasFailed: false };
}
