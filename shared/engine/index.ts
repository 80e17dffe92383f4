/** @file The door of the engine: what a home calls. */
export { createEngine, type Engine } from './engine.ts';
export type { EnginePorts, OpenedVault, StoreVault, VaultAccount } from './ports.ts';
export { VaultError } from './ports.ts';
export { serveEngine } from './serve.ts';
