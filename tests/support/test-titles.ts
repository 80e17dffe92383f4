import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

export interface TestTitle {
  /** Path of the file, relative to the root. */
  file: string;
  /** What the code says; a part that is computed is left out. */
  title: string;
}

const ROOMS = ['shared', 'server', 'electron', 'renderer', 'build', 'tests'];
const TESTS = new Set(['test', 'it']);
/** Tests that do not run show nothing. */
const IDLE = new Set(['skip', 'todo', 'skipIf', 'runIf', 'fixme', 'fails', 'fail', 'describe', 'step']);

/** Titles of all tests of the tree that run always, read out of the code: words in comments are no title. */
export function findTestTitles(root: string): TestTitle[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(test\.tsx?|spec\.ts)$/.test(path) && !path.includes('node_modules'))
      .flatMap((path) => {
        const file = `${room}/${path.replaceAll('\\', '/')}`;
        const code = readFileSync(join(root, file), 'utf8');
        return titlesOf(code, file.endsWith('x')).map((title) => ({ file, title }));
      }),
  );
}

/** Titles of the tests in one file's code. */
export function titlesOf(code: string, isTsx = false): string[] {
  const titles: string[] = [];
  visit(parseSync(code, { syntax: 'typescript', tsx: isTsx, target: 'esnext' }), (node) => {
    if (node.type !== 'CallExpression' || !isTest(node.callee)) return;
    const title = textOf((node.arguments as { expression: Node }[])[0]?.expression);
    if (title !== undefined) titles.push(title);
  });
  return titles;
}

interface Node {
  type: string;
  [field: string]: unknown;
}

function visit(node: unknown, see: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && typeof node.type === 'string') see(node as Node);
  for (const child of Object.values(node)) visit(child, see);
}

/** `test`, `test.only`, `test.each(…)` and their like. */
function isTest(callee: unknown): boolean {
  const node = callee as Node;
  if (node.type === 'Identifier') return TESTS.has(String(node.value));
  if (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') {
    const inner = (node.callee ?? node.tag) as Node;
    return inner.type === 'MemberExpression' && isTest(inner);
  }
  if (node.type !== 'MemberExpression') return false;
  return isTest(node.object) && !IDLE.has(String((node.property as Node).value));
}

function textOf(node: Node | undefined): string | undefined {
  if (node?.type === 'StringLiteral') return String(node.value);
  if (node?.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as { cooked: string }[]).map(({ cooked }) => cooked).join('…');
}
