import type { FunctionCall } from '../codec/action.js';
import type { Call } from './call.js';

/** Shares the gas a call did not use among its function calls that carry a weight; rounding goes to the last. */
export function distributeGas(call: Call): void {
  const weighted = call.promises.receipts.flatMap(receipt =>
    [...receipt.gasWeights].map(([index, weight]) => ({ receipt, index, weight })));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0n);
  const unused = call.gas.left;
  if (total === 0n || unused === 0) return;
  let rest = unused;
  weighted.forEach(({ receipt, index, weight }, position) => {
    const share = position === weighted.length - 1 ? rest : Number((BigInt(unused) * weight) / total);
    rest -= share;
    const action = receipt.actions[index] as FunctionCall;
    receipt.actions[index] = { ...action, gas: action.gas + share };
  });
  call.gas.promise(unused);
}
