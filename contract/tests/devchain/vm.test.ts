import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import wabt from 'wabt';
import { loadContract } from '../../devchain/vm/contract.js';
import { execute } from '../../devchain/vm/execute.js';
import { keccak } from '../../devchain/vm/keccak.js';
import { REGULAR_OP } from '../../devchain/protocol/costs.js';
import type { CallContext } from '../../devchain/vm/callContext.js';
import type { CallResult } from '../../devchain/vm/callResult.js';

const toolkit = await wabt();
const FEATURES = { bulk_memory: true, sat_float_to_int: true, sign_extension: true, reference_types: true, multi_value: true };

function compile(source: string): Buffer {
  const module = toolkit.parseWat('test.wat', source, FEATURES);
  try {
    return Buffer.from(module.toBinary({}).buffer);
  } finally {
    module.destroy();
  }
}

function run(source: string, options: Partial<CallContext> = {}): CallResult {
  const wasm = compile(source);
  const storage = new Map<string, Buffer>();
  return execute(() => loadContract(createHash('sha256').update(wasm).digest('hex'), wasm), 'main', {
    currentAccountId: 'a.test', signerId: 's.test', signerPublicKey: `ed25519:${'1'.repeat(32)}`, predecessorId: 'p.test',
    input: Buffer.alloc(0), attachedDeposit: 0n, balance: 0n, lockedBalance: 0n, storageUsage: 0, prepaidGas: 1e14, isView: false,
    blockHeight: 1, blockTimestamp: 1n, epochHeight: 1, randomSeed: Buffer.alloc(32), promiseResults: [], outputReceivers: [],
    storage, ...options,
  });
}

/** Gas beyond that of an empty method of a module of the same size is hard to have: the loading fee is taken off instead. */
function operators(body: string, locals = ''): number {
  const source = `(module (memory 1) (func (export "main") ${locals} ${body}))`;
  const { gasBurnt, error } = run(source);
  assert.equal(error, null);
  return (gasBurnt - 35445963 - 1089295 * compile(source).length) / REGULAR_OP;
}

test('Each_operator_costs_one_and_block_loop_else_end_are_free', () => {
  assert.equal(operators('nop nop nop'), 3);
  assert.equal(operators('(drop (i32.add (i32.const 1) (i32.const 2)))'), 4);
  assert.equal(operators('block nop end'), 1);
  assert.equal(operators('(if (i32.const 1) (then nop) (else nop nop nop))'), 3);
  assert.equal(operators('(if (i32.const 0) (then nop) (else nop nop nop))'), 5);
});

test('Loop_costs_each_turn', () => {
  const count = (turns: number) => operators(`(local.set $i (i32.const ${turns}))
    (loop $l (local.set $i (i32.sub (local.get $i) (i32.const 1))) (br_if $l (local.get $i)))`, '(local $i i32)');
  assert.equal(count(10) - count(9), 6);
  assert.equal(count(1000) - count(999), 6);
});

test('Code_after_a_branch_that_was_taken_costs_nothing', () => {
  assert.equal(operators('(block $b (br $b) nop nop nop)'), 1);
  assert.equal(operators('return nop nop'), 1);
});

test('Branch_table_and_indirect_call_survive_metering', () => {
  const source = `(module (import "env" "value_return" (func $return (param i64 i64))) (memory (export "memory") 1) (table 2 funcref)
    (elem (i32.const 0) $one $two) (type $f (func (result i64)))
    (func $one (result i64) (i64.const 1)) (func $two (result i64) (i64.const 2))
    (func (export "main") (local $i i32)
      (block $c (block $b (block $a (br_table $a $b $c (i32.const 1))) (unreachable)) (local.set $i (i32.const 1)))
      (i64.store (i32.const 0) (call_indirect (type $f) (local.get $i)))
      (call $return (i64.const 8) (i64.const 0))))`;
  const { error, returned } = run(source);
  assert.equal(error, null);
  assert.deepEqual(returned, Buffer.of(2, 0, 0, 0, 0, 0, 0, 0));
});

test('Empty_endless_loop_and_endless_recursion_end', () => {
  for (const source of [
    '(module (func (export "main") (loop $l (br $l))))',
    '(module (func (export "main") (loop $l (block (block (br $l))))))',
    '(module (func $f (export "main") (call $f)))',
  ]) {
    const { error } = run(source, { prepaidGas: 1e12 });
    assert.match(JSON.stringify(error!.shape), /Exceeded the prepaid gas|Call stack exhausted/);
  }
});

test('Module_that_brings_a_start_function_simd_or_foreign_imports_is_refused', () => {
  for (const source of [
    '(module (func $s) (start $s) (func (export "main")))',
    '(module (import "wasi" "x" (func)) (func (export "main")))',
    '(module (memory 3000) (func (export "main")))',
  ]) {
    assert.ok('CompilationError' in run(source).error!.shape, source);
  }
  const junk = execute(() => loadContract('junk', Buffer.from('not wasm')), 'main', {} as CallContext);
  assert.ok('CompilationError' in junk.error!.shape);
});

test('Contract_cannot_reach_the_meters_global_or_local', () => {
  const wasm = compile('(module (global $g (mut i64) (i64.const 5)) (func (export "main") (global.set $g (i64.const 1)) nop nop nop nop))');
  const reach = Buffer.from(wasm);
  // global.set 0 becomes global.set 1, which only the metered module has.
  reach[reach.indexOf(Buffer.of(0x24, 0x00)) + 1] = 1;
  const { error } = execute(() => loadContract('reach', reach), 'main', { prepaidGas: 1e14 } as CallContext);
  assert.ok('CompilationError' in error!.shape);
});

test('Method_with_parameters_and_missing_host_function_are_named', () => {
  assert.deepEqual(run('(module (func (export "main") (param i32)))').error!.shape, { MethodResolveError: 'MethodInvalidSignature' });
  const { error } = run(`(module (import "env" "alt_bn128_g1_sum" (func $f (param i64 i64 i64)))
    (func (export "main") (call $f (i64.const 0) (i64.const 0) (i64.const 0))))`);
  assert.match(JSON.stringify(error!.shape), /alt_bn128_g1_sum is not provided by this chain/);
});

test('Memory_outside_the_bounds_is_refused', () => {
  const read = (pointer: string, length: string) => run(`(module (import "env" "log_utf8" (func $log (param i64 i64)))
    (memory (export "memory") 1) (func (export "main") (call $log (i64.const ${length}) (i64.const ${pointer}))))`).error!;
  assert.match(read('65530', '100').debug, /MemoryAccessViolation/);
  assert.match(read('-1', '1').debug, /MemoryAccessViolation/);
  assert.match(read('0', '9000000000000000000').debug, /MemoryAccessViolation|GasExceeded/);
});

test('Logs_have_their_limits', () => {
  const log = (turns: number, length: number) => run(`(module (import "env" "log_utf8" (func $log (param i64 i64)))
    (memory (export "memory") 1) (func (export "main") (local $i i32) (local.set $i (i32.const ${turns}))
      (loop $l (call $log (i64.const ${length}) (i64.const 0)) (br_if $l (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))))`);
  assert.equal(log(100, 1).error, null);
  assert.match(log(101, 1).error!.debug, /NumberOfLogsExceeded/);
  assert.equal(log(101, 1).logs.length, 100);
  assert.equal(log(1, 16384).error, null);
  assert.match(log(1, 16385).error!.debug, /TotalLogLengthExceeded/);
});

test('Keccak_gives_the_known_digests', () => {
  assert.equal(keccak(Buffer.alloc(0), 32).toString('hex'), 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470');
  assert.equal(keccak(Buffer.from('abc'), 32).toString('hex'), '4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45');
  assert.match(keccak(Buffer.alloc(0), 64).toString('hex'), /^0eab42de4c3ceb9235fc91acffe746b29c29a8c366b7c60e4e67c466f36a4304/);
});

test('Write_and_removal_pay_for_the_trie_nodes_they_are_told_of_and_reads_for_none', () => {
  const source = (body: string) => `(module
    (import "env" "storage_write" (func $write (param i64 i64 i64 i64 i64) (result i64)))
    (import "env" "storage_read" (func $read (param i64 i64 i64) (result i64)))
    (import "env" "storage_remove" (func $remove (param i64 i64 i64) (result i64)))
    (memory (export "memory") 1) (func (export "main") ${body}))`;
  const write = '(drop (call $write (i64.const 1) (i64.const 0) (i64.const 1) (i64.const 0) (i64.const 0)))';
  const [read, remove] = ['read', 'remove'].map(name => `(drop (call $${name} (i64.const 1) (i64.const 0) (i64.const 0)))`);
  const extra = (body: string) => run(source(body), { trieNodes: 18 }).gasBurnt - run(source(body)).gasBurnt;
  assert.deepEqual([extra(write), extra(write + remove), extra(write + read)], [1, 2, 1].map(count => count * 18 * 2_280_000_000));
});
