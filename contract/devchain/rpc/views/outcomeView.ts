import type { Json } from '../../codec/json.js';
import type { Located } from '../../chain/blockStore.js';
import { merklePath } from '../../ledger/merkle.js';
import type { Outcome, OutcomeStatus } from '../../ledger/outcome.js';
import { outcomeTree } from '../../ledger/outcomeLeaf.js';

export function outcomeView({ value, block }: Located<Outcome>): Json {
  return {
    proof: merklePath(outcomeTree(block.outcomes), block.outcomes.indexOf(value)).map(step => ({ ...step })),
    block_hash: block.header.hash,
    id: value.id,
    outcome: {
      logs: value.logs,
      receipt_ids: value.receiptIds,
      gas_burnt: value.gasBurnt,
      tokens_burnt: value.tokensBurnt.toString(),
      executor_id: value.executorId,
      status: statusView(value.status),
      metadata: { version: 1, gas_profile: null },
    },
  };
}

export function statusView(status: OutcomeStatus): { [name: string]: Json } {
  switch (status.type) {
    case 'Value': return { SuccessValue: status.value.toString('base64') };
    case 'Receipt': return { SuccessReceiptId: status.receiptId };
    case 'Failure': return { Failure: { ActionError: { index: status.index, kind: status.kind as Json } } };
  }
}
