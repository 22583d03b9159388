import { LIMIT } from '../protocol/costs.js';
import { meterModule } from './meterModule.js';
import { VmError } from './vmError.js';

/** A contract ready to be instantiated. */
export interface Contract {
  readonly module: WebAssembly.Module;
  readonly size: number;
  readonly hostFunctions: readonly string[];
  readonly importsMemory: boolean;
  readonly methods: ReadonlySet<string>;
}

const CACHE_LIMIT = 64;
const cache = new Map<string, Contract>();

/** Meters and compiles once per code hash. Throws `VmError` (a PrepareError) where the bytes are no contract. */
export function loadContract(codeHash: string, code: Buffer): Contract {
  let contract = cache.get(codeHash);
  if (!contract) {
    contract = compile(code);
    if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value!);
    cache.set(codeHash, contract);
  }
  return contract;
}

function compile(code: Buffer): Contract {
  if (code.length > LIMIT.maxContractSize) throw VmError.unprepared('ContractSizeExceeded');
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(new Uint8Array(meterModule(code)));
  } catch (cause) {
    throw VmError.unprepared(`Deserialization: ${(cause as Error).message}`);
  }
  const imports = WebAssembly.Module.imports(module);
  const foreign = imports.find(i => i.module !== 'env' || (i.kind !== 'function' && i.kind !== 'memory'));
  if (foreign) throw VmError.unprepared(`Instantiate: import ${foreign.module}.${foreign.name}`);
  return {
    module,
    size: code.length,
    hostFunctions: imports.filter(i => i.kind === 'function').map(i => i.name),
    importsMemory: imports.some(i => i.kind === 'memory'),
    methods: new Set(WebAssembly.Module.exports(module).filter(e => e.kind === 'function').map(e => e.name)),
  };
}
