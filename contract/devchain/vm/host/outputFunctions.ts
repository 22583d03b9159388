import type { Call, HostFunctions } from '../call.js';
import { COST, LIMIT } from '../../protocol/costs.js';
import { FEES } from '../../protocol/fees.js';
import { VmError } from '../vmError.js';

/** Results, panics and logs. */
export function outputFunctions(call: Call): HostFunctions {
  const { guest, gas } = call;
  const readUtf16 = (length: bigint, pointer: bigint) => {
    const bytes = guest.read(length, pointer);
    gas.pay(COST.utf16Base, COST.utf16Byte, bytes.length);
    if (bytes.length % 2 !== 0) throw VmError.host('String encoding is bad UTF-16 sequence.', 'BadUTF16');
    return bytes.toString('utf16le');
  };
  return {
    value_return: (length: bigint, pointer: bigint) => {
      const bytes = guest.readAny(length, pointer);
      if (bytes.length > LIMIT.maxReturnedLength) {
        throw VmError.host('The length of a returned value exceeds the limit', 'ReturnedValueLengthExceeded');
      }
      for (const receiver of call.context.outputReceivers) {
        const fee = FEES.dataReceiptByte;
        const send = receiver === call.context.currentAccountId ? fee.sendSir : fee.sendNotSir;
        gas.pay(0, send + fee.execution, bytes.length);
      }
      call.returned = bytes;
    },
    panic: () => { throw VmError.panic('explicit guest panic'); },
    panic_utf8: (length: bigint, pointer: bigint) => { throw VmError.panic(call.readUtf8(length, pointer)); },
    log_utf8: (length: bigint, pointer: bigint) => call.log(call.readUtf8(length, pointer)),
    log_utf16: (length: bigint, pointer: bigint) => call.log(readUtf16(length, pointer)),
    // AssemblyScript's: pointers to strings whose byte length stands four bytes before them.
    abort: (message: number, file: number, line: number, column: number) => {
      const length = (pointer: number) => BigInt(guest.read(4n, BigInt(pointer - 4)).readUInt32LE(0));
      const text = (pointer: number) => (pointer < 4 ? '' : readUtf16(length(pointer), BigInt(pointer)));
      throw VmError.panic(`${text(message)}, filename: "${text(file)}" line: ${line} col: ${column}`);
    },
  };
}
