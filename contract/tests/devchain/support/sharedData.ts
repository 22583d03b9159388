import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = locate();

/** Why tests on real data are skipped; false where the data is there. */
export const NO_SHARED_DATA = FOLDER === undefined ? 'the shared test data is not beside the repository' : false;

/** A file of the shared NEAR data, parsed. */
export function sharedJson(path: string): never {
  return JSON.parse(readFileSync(join(FOLDER!, path), 'utf8')) as never;
}

/** Paths of all JSON files below a folder of the shared NEAR data. */
export function sharedFiles(folder: string): string[] {
  const below = readdirSync(join(FOLDER!, folder), { recursive: true }) as string[];
  return below.filter(path => path.endsWith('.json')).map(path => join(folder, path)).sort();
}

function locate(): string | undefined {
  const given = process.env['NEURANFT_TESTDATA'];
  if (given && existsSync(join(given, 'near'))) return join(given, 'near');
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, '..', 'shared', 'data', 'near');
    if (existsSync(join(folder, 'NeuraNft.sln')) && existsSync(candidate)) return candidate;
  }
  return undefined;
}
