import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** The file beside a bundle that holds the licenses of what is in it; several bundles share a folder. */
export const licensesFile = (bundle: string): string => `third-party-licenses-${bundle}.md`;

/**
 * Writes the license and notice texts of the packages that a bundle and its web workers hold beside it. Vite's own
 * `build.license` leaves out workers, in which the web home keeps its whole engine.
 *
 * @param bundle the bundle's name
 * @returns a plugin for the build, and one for its workers
 */
export function licenses(bundle: string): { main: Plugin; worker: Plugin } {
  const folders = new Set<string>();
  const collect = (output: Rolldown.OutputBundle): void => {
    for (const chunk of Object.values(output)) {
      for (const module of chunk.type === 'chunk' ? chunk.moduleIds : []) {
        const folder = packageOf(module);
        if (folder !== undefined) folders.add(folder);
      }
    }
  };
  return {
    main: {
      name: 'careline-licenses',
      // Last: what Vite takes out of a build without assets of its own is then gone already.
      enforce: 'post',
      generateBundle(_options, output) {
        collect(output);
        if (folders.size === 0) return;
        const texts = new Set([...folders].map(describe).toSorted());
        const source = `# Third-party licenses\n\n${[...texts].join('\n\n')}\n`;
        this.emitFile({ type: 'asset', fileName: licensesFile(bundle), source });
      },
    },
    worker: {
      name: 'careline-worker-licenses',
      generateBundle(_options, output) {
        collect(output);
      },
    },
  };
}

/** The folder of the package that a module came from; none for what is ours or the bundler's. */
function packageOf(module: string): string | undefined {
  return /^[^\0]*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.replaceAll('\\', '/'))?.[0];
}

function describe(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`## ${name} ${version} (${license})`, ...texts].join('\n\n');
}
