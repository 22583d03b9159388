/** How nearcore classes a failed call; the RPC prints it in a transaction's Failure. */
export type FunctionCallError =
  | { readonly ExecutionError: string }
  | { readonly MethodResolveError: 'MethodNotFound' | 'MethodEmptyName' | 'MethodInvalidSignature' }
  | { readonly CompilationError: { readonly CodeDoesNotExist: { readonly account_id: string } } | { readonly PrepareError: string } };

/** A contract call that failed: `shape` is what a transaction's Failure holds, `debug` what a view call's error text holds. */
export class VmError extends Error {
  constructor(readonly shape: FunctionCallError, readonly debug: string) {
    super(debug);
  }

  static host(message: string, debug: string): VmError {
    return new VmError({ ExecutionError: message }, `HostError(${debug})`);
  }

  static panic(message: string): VmError {
    return VmError.host(`Smart contract panicked: ${message}`, `GuestPanic { panic_msg: ${JSON.stringify(message)} }`);
  }

  static prohibitedInView(method: string): VmError {
    return VmError.host(`${method} is not allowed in view calls`, `ProhibitedInView { method_name: "${method}" }`);
  }

  static outOfGas(): VmError {
    return VmError.host('Exceeded the prepaid gas.', 'GasExceeded');
  }

  static memory(): VmError {
    return VmError.host('Accessed memory outside the bounds.', 'MemoryAccessViolation');
  }

  static trap(message: string, debug: string): VmError {
    return new VmError({ ExecutionError: `WebAssembly trap: ${message}` }, `WasmTrap(${debug})`);
  }

  static methodNotFound(): VmError {
    return new VmError({ MethodResolveError: 'MethodNotFound' }, 'MethodResolveError(MethodNotFound)');
  }

  static noCode(accountId: string): VmError {
    const shape = { CompilationError: { CodeDoesNotExist: { account_id: accountId } } };
    return new VmError(shape, `CompilationError(CodeDoesNotExist { account_id: AccountId("${accountId}") })`);
  }

  static unprepared(reason: string): VmError {
    return new VmError({ CompilationError: { PrepareError: reason } }, `CompilationError(PrepareError(${reason}))`);
  }
}
