import { ByteSink } from './byteSink.js';
import { LIMIT } from '../protocol/costs.js';
import { encodeU32, readU32, skipLeb } from './leb128.js';
import { meterBody } from './meterBody.js';

/** Name of the exported i64 global that holds the gas left. */
export const GAS_EXPORT = '__gas_left';

const enum Section { Custom = 0, Type = 1, Import = 2, Function = 3, Table = 4, Memory = 5, Global = 6, Export = 7, Start = 8, Code = 10 }
const NEW_GLOBAL = [0x7e, 1, 0x42, 0, 0x0b];
/** The order sections must appear in; DataCount (12) stands between Element (9) and Code (10). */
const ORDER = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11];

/** Gives the module with gas accounting injected, the gas global exported and the memory capped. Throws `RangeError` on bad wasm. */
export function meterModule(wasm: Uint8Array): Buffer {
  if (wasm.length < 8 || Buffer.from(wasm.subarray(0, 4)).toString('latin1') !== '\0asm') throw new RangeError('not a wasm module');
  const sections = readSections(wasm);
  if (sections.has(Section.Start)) throw new RangeError('a contract has no start function');
  const imports = readImports(sections.get(Section.Import));
  const globals = sections.get(Section.Global);
  const gasGlobal = imports.globals + (globals ? readU32(globals, 0)[0] : 0);

  sections.set(Section.Global, appendEntry(globals, NEW_GLOBAL));
  const name = Buffer.from(GAS_EXPORT);
  sections.set(Section.Export, appendEntry(sections.get(Section.Export), [name.length, ...name, 3, ...encodeU32(gasGlobal)]));
  const memory = sections.get(Section.Memory);
  if (memory) sections.set(Section.Memory, capMemory(memory));
  const code = sections.get(Section.Code);
  if (code) sections.set(Section.Code, meterCode(code, functionParameters(sections), gasGlobal));

  const out = new ByteSink();
  out.append(wasm.subarray(0, 8));
  for (const id of ORDER) {
    const content = sections.get(id);
    if (!content) continue;
    out.append([id, ...encodeU32(content.length)]);
    out.append(content);
  }
  return out.done();
}

function readSections(wasm: Uint8Array): Map<number, Uint8Array> {
  const sections = new Map<number, Uint8Array>();
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at]!;
    const [length, start] = readU32(wasm, at + 1);
    at = start + length;
    if (at > wasm.length) throw new RangeError('a wasm section is cut short');
    if (id !== Section.Custom) sections.set(id, wasm.subarray(start, at));
  }
  return sections;
}

function readImports(section: Uint8Array | undefined): { globals: number } {
  let globals = 0;
  if (!section) return { globals };
  let [count, at] = readU32(section, 0);
  for (; count > 0; count--) {
    for (let name = 0; name < 2; name++) {
      const [length, start] = readU32(section, at);
      at = start + length;
    }
    const kind = section[at++]!;
    if (kind === 0) at = skipLeb(section, at);
    else if (kind === 3) { globals++; at += 2; }
    else at = skipLimits(section, kind === 1 ? at + 1 : at);
  }
  return { globals };
}

function skipLimits(section: Uint8Array, at: number): number {
  const hasMaximum = section[at]! & 1;
  const next = skipLeb(section, at + 1);
  return hasMaximum ? skipLeb(section, next) : next;
}

function capMemory(section: Uint8Array): Buffer {
  const [minimum] = readU32(section, 2);
  const declared = section[1]! & 1 ? readU32(section, readU32(section, 2)[1])[0] : LIMIT.maxPages;
  if (minimum > LIMIT.maxPages) throw new RangeError(`the contract wants ${minimum} pages of memory`);
  return Buffer.from([1, 1, ...encodeU32(minimum), ...encodeU32(Math.min(declared, LIMIT.maxPages))]);
}

function appendEntry(section: Uint8Array | undefined, entry: number[]): Buffer {
  const [count, at] = section ? readU32(section, 0) : [0, 0];
  return Buffer.concat([Buffer.from(encodeU32(count + 1)), section?.subarray(at) ?? Buffer.alloc(0), Buffer.from(entry)]);
}

/** The number of parameters of each function the module defines, in order. */
function functionParameters(sections: Map<number, Uint8Array>): number[] {
  const types = sections.get(Section.Type);
  const functions = sections.get(Section.Function);
  if (!types || !functions) return [];
  const counts: number[] = [];
  let [count, at] = readU32(types, 0);
  for (; count > 0; count--) {
    const [parameters, first] = readU32(types, at + 1);
    const [results, last] = readU32(types, first + parameters);
    counts.push(parameters);
    at = last + results;
  }
  const perFunction: number[] = [];
  [count, at] = readU32(functions, 0);
  for (; count > 0; count--) {
    let type: number;
    [type, at] = readU32(functions, at);
    perFunction.push(counts[type]!);
  }
  return perFunction;
}

function meterCode(section: Uint8Array, parameters: number[], gasGlobal: number): Buffer {
  const out = new ByteSink();
  let [count, at] = readU32(section, 0);
  out.append(encodeU32(count));
  for (let i = 0; i < count; i++) {
    const [length, start] = readU32(section, at);
    at = start + length;
    const body = meterBody(section.subarray(start, at), parameters[i]!, gasGlobal);
    out.append(encodeU32(body.length));
    out.append(body);
  }
  return out.done();
}
