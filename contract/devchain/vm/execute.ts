import { Call, type HostFunction } from './call.js';
import type { CallContext } from './callContext.js';
import type { CallResult } from './callResult.js';
import type { Contract } from './contract.js';
import { COST } from '../protocol/costs.js';
import { distributeGas } from './gasWeights.js';
import { contextFunctions } from './host/contextFunctions.js';
import { cryptoFunctions } from './host/cryptoFunctions.js';
import { outputFunctions } from './host/outputFunctions.js';
import { promiseFunctions } from './host/promiseFunctions.js';
import { storageFunctions } from './host/storageFunctions.js';
import { GAS_EXPORT } from './meterModule.js';
import { VmError } from './vmError.js';

/** Runs one method. Storage is written through `context.storage`: the caller drops those writes where `error` is set. */
export function execute(load: () => Contract, methodName: string, context: CallContext): CallResult {
  const call = new Call(context);
  let error: VmError | null = null;
  try {
    run(load(), methodName, call);
    distributeGas(call);
  } catch (cause) {
    error = asVmError(cause, call);
  }
  return {
    error,
    logs: call.logs,
    gasBurnt: call.gas.burnt,
    // The promises of a failed call are never made: what was set aside for them goes back.
    gasUsed: error ? call.gas.burnt : call.gas.used,
    returned: call.returned,
    promises: call.promises,
    storageUsage: call.storageUsage,
    balance: call.balance,
  };
}

function run(contract: Contract, methodName: string, call: Call): void {
  call.gas.pay(COST.contractLoadingBase, COST.contractLoadingByte, contract.size);
  if (!contract.methods.has(methodName)) throw VmError.methodNotFound();
  const imported = contract.importsMemory ? new WebAssembly.Memory({ initial: 1024, maximum: 2048 }) : undefined;
  const instance = new WebAssembly.Instance(contract.module, { env: environment(contract, call, imported) });
  const memory = imported ?? instance.exports['memory'];
  if (memory instanceof WebAssembly.Memory) call.guest.attach(memory);
  call.gas.attach(instance.exports[GAS_EXPORT] as WebAssembly.Global<'i64'>);
  const method = instance.exports[methodName] as (...args: unknown[]) => unknown;
  if (method.length !== 0) {
    throw new VmError({ MethodResolveError: 'MethodInvalidSignature' }, 'MethodResolveError(MethodInvalidSignature)');
  }
  method();
  call.gas.enter();
}

function environment(contract: Contract, call: Call, memory: WebAssembly.Memory | undefined): WebAssembly.ModuleImports {
  const functions: Record<string, HostFunction> = {
    ...contextFunctions(call), ...outputFunctions(call), ...storageFunctions(call), ...cryptoFunctions(call), ...promiseFunctions(call),
  };
  const env: WebAssembly.ModuleImports = memory ? { memory } : {};
  for (const name of contract.hostFunctions) {
    const run = functions[name] ?? (() => { throw VmError.host(`${name} is not provided by this chain`, `NotProvided("${name}")`); });
    env[name] = (...args: never[]) => {
      call.gas.enter();
      call.gas.pay(COST.base);
      const result = run(...args);
      call.gas.leave();
      return result;
    };
  }
  return env;
}

/** Injected code traps with `unreachable` when the gas is spent, so a trap means that first. */
function asVmError(cause: unknown, call: Call): VmError {
  if (cause instanceof VmError) return cause;
  try {
    call.gas.enter();
  } catch (spent) {
    return spent as VmError;
  }
  if (cause instanceof WebAssembly.RuntimeError) return fromTrap(cause.message);
  if (cause instanceof RangeError) return VmError.trap('Call stack exhausted.', 'StackOverflow');
  if (cause instanceof WebAssembly.LinkError) return VmError.unprepared('Instantiate');
  throw cause;
}

function fromTrap(message: string): VmError {
  if (message.includes('unreachable')) return VmError.trap('An `unreachable` opcode was executed.', 'Unreachable');
  if (message.includes('divide') || message.includes('remainder') || message.includes('overflow') || message.includes('unrepresentable')) {
    return VmError.trap('An arithmetic exception, e.g. divided by zero.', 'IllegalArithmetic');
  }
  if (message.includes('signature')) return VmError.trap('Call indirect incorrect signature trap.', 'IncorrectCallIndirectSignature');
  if (message.includes('table') || message.includes('function')) return VmError.trap('Call indirect out of bounds.', 'MemoryOutOfBounds');
  return VmError.trap('Memory out of bounds trap.', 'MemoryOutOfBounds');
}
