import type { Json } from '../../codec/json.js';
import type { Chain } from '../../chain/chain.js';
import { GAS_PRICE, PROTOCOL_VERSION } from '../../chain/chainOptions.js';
import { BYTE_PRICE } from '../../ledger/account.js';
import { COST, LIMIT, REGULAR_OP } from '../../protocol/costs.js';
import { FEES, type Fee } from '../../protocol/fees.js';

/** The parts of the protocol configuration that clients read: fees, storage price, limits. Names of host costs are this chain's own. */
export function protocolConfigView(chain: Chain, epochLength: number): Json {
  return {
    ...chainConfigView(chain, epochLength),
    runtime_config: {
      storage_amount_per_byte: BYTE_PRICE.toString(),
      transaction_costs: transactionCosts(),
      wasm_config: { regular_op_cost: REGULAR_OP, ext_costs: { ...COST }, limit_config: { ...LIMIT } },
      account_creation_config: { min_allowed_top_level_account_length: 65, registrar_account_id: 'registrar' },
    },
  };
}

/** What holds from genesis on. */
export function chainConfigView({ options, store, head }: Chain, epochLength: number): { [name: string]: Json } {
  return {
    chain_id: options.chainId,
    protocol_version: PROTOCOL_VERSION,
    genesis_time: new Date(Number(store.genesis.header.timestamp / 1_000_000n)).toISOString(),
    genesis_height: options.genesisHeight,
    epoch_length: epochLength,
    gas_limit: LIMIT.maxGas,
    min_gas_price: GAS_PRICE.toString(),
    max_gas_price: GAS_PRICE.toString(),
    gas_price_adjustment_rate: [0, 1],
    transaction_validity_period: options.transactionValidity,
    total_supply: head.header.totalSupply.toString(),
    num_block_producer_seats: 1,
  };
}

function transactionCosts(): Json {
  return {
    action_receipt_creation_config: fee(FEES.receipt),
    data_receipt_creation_config: { base_cost: fee(FEES.dataReceiptBase), cost_per_byte: fee(FEES.dataReceiptByte) },
    action_creation_config: {
      create_account_cost: fee(FEES.createAccount),
      deploy_contract_cost: fee(FEES.deployContract),
      deploy_contract_cost_per_byte: fee(FEES.deployContractByte),
      function_call_cost: fee(FEES.functionCall),
      function_call_cost_per_byte: fee(FEES.functionCallByte),
      transfer_cost: fee(FEES.transfer),
      stake_cost: fee(FEES.stake),
      add_key_cost: {
        full_access_cost: fee(FEES.addFullAccessKey),
        function_call_cost: fee(FEES.addFunctionCallKey),
        function_call_cost_per_byte: fee(FEES.addFunctionCallKeyByte),
      },
      delete_key_cost: fee(FEES.deleteKey),
      delete_account_cost: fee(FEES.deleteAccount),
      delegate_cost: fee(FEES.delegate),
    },
    storage_usage_config: { num_bytes_account: 100, num_extra_bytes_record: 40 },
    burnt_gas_reward: [3, 10],
    pessimistic_gas_price_inflation_ratio: [1, 1],
  };
}

function fee({ sendSir, sendNotSir, execution }: Fee): Json {
  return { send_sir: sendSir, send_not_sir: sendNotSir, execution };
}
