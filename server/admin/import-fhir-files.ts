import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unzip = promisify(gunzip);

/** Why one file cannot be imported; one sentence to print after its name, without anything of its content. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
}

export interface ImportFile {
  path: string;
  /** How it is named in the output: as given, or relative to the folder that was given. */
  label: string;
  /** Set when the path leads nowhere. */
  missing?: string;
}

/**
 * The files behind the paths: a file as named, a folder with every `.json` and `.json.gz` in it, however deep, by name. Paths
 * that lead nowhere are among them, with the reason, so that they are reported like any other bad file.
 */
export async function listImportFiles(paths: readonly string[], folder: string): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const given of paths) {
    const path = resolve(folder, given);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) {
      files.push({ path, label: given, missing: 'There is no such file or folder.' });
    } else if (found.isDirectory()) {
      const inside = await filesIn(path);
      if (inside.length === 0) {
        files.push({ path, label: given, missing: 'There is no .json or .json.gz file in this folder.' });
      }
      files.push(...inside.map((file) => ({ path: file, label: relative(path, file) })));
    } else {
      files.push({ path, label: basename(path) });
    }
  }
  return files;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.json(\.gz)?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Reads a JSON file, plain or gzip (told by its first bytes, not its name).
 *
 * @param maximumBytes of the file and of what it unpacks to
 * @throws {ImportFileError} missing, unreadable, empty, too large, cut off, damaged, not JSON
 */
export async function readJsonFile(file: ImportFile, maximumBytes: number): Promise<unknown> {
  if (file.missing !== undefined) throw new ImportFileError(file.missing);
  const tooLarge = new ImportFileError(
    `It is larger than ${Math.round(maximumBytes / 1_048_576)} MB. Export one patient a file, or raise --max-megabytes.`,
  );
  const size = (await stat(file.path).catch(() => undefined))?.size ?? 0;
  if (size > maximumBytes) throw tooLarge;
  const bytes = await readFile(file.path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportFileError(
      `It cannot be read (${error.code ?? 'unknown reason'}). Check its permissions.`,
    );
  });
  if (bytes.length === 0) throw new ImportFileError('It is empty.');
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isGzip ? await unpack(bytes, maximumBytes, tooLarge) : bytes;
  return parse(content);
}

async function unpack(bytes: Buffer, maximumBytes: number, tooLarge: ImportFileError): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: maximumBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge;
    if (code === 'Z_BUF_ERROR') {
      throw new ImportFileError(
        'It is cut off: the compressed data ends in the middle. Copy or export it again.',
      );
    }
    throw new ImportFileError('It is a damaged gzip file. Copy or export it again.');
  }
}

/** What JSON.parse says quotes the content, which may be health data: only our own words leave here. */
function parse(content: Buffer): unknown {
  const text = content
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  if (text === '') throw new ImportFileError('It is empty.');
  try {
    return JSON.parse(text);
  } catch {
    if (isCutOff(text)) {
      throw new ImportFileError('It is cut off: the JSON ends in the middle. Copy or export it again.');
    }
    throw new ImportFileError('It is not JSON. Export the patient as a FHIR R4 Bundle in JSON.');
  }
}

/** Whether a text begins as a JSON object or list and ends inside it. */
function isCutOff(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return inString || depth > 0;
}
