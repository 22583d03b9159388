import wabt from 'wabt';

/** A contract that pokes at the host: each method takes its input as bare bytes. */
const SOURCE = `
(module
  (import "env" "input" (func $input (param i64)))
  (import "env" "register_len" (func $register_len (param i64) (result i64)))
  (import "env" "read_register" (func $read_register (param i64 i64)))
  (import "env" "predecessor_account_id" (func $predecessor (param i64)))
  (import "env" "current_account_id" (func $current (param i64)))
  (import "env" "signer_account_id" (func $signer (param i64)))
  (import "env" "attached_deposit" (func $deposit (param i64)))
  (import "env" "block_timestamp" (func $timestamp (result i64)))
  (import "env" "value_return" (func $value_return (param i64 i64)))
  (import "env" "log_utf8" (func $log (param i64 i64)))
  (import "env" "panic_utf8" (func $panic (param i64 i64)))
  (import "env" "keccak256" (func $keccak256 (param i64 i64 i64)))
  (import "env" "storage_write" (func $write (param i64 i64 i64 i64 i64) (result i64)))
  (import "env" "storage_read" (func $read (param i64 i64 i64) (result i64)))
  (import "env" "promise_create" (func $promise_create (param i64 i64 i64 i64 i64 i64 i64 i64) (result i64)))
  (import "env" "promise_then" (func $promise_then (param i64 i64 i64 i64 i64 i64 i64 i64 i64) (result i64)))
  (import "env" "promise_batch_create" (func $batch (param i64 i64) (result i64)))
  (import "env" "promise_batch_action_create_account" (func $create_account (param i64)))
  (import "env" "promise_batch_action_transfer" (func $transfer (param i64 i64)))
  (import "env" "promise_batch_action_function_call_weight" (func $call_weight (param i64 i64 i64 i64 i64 i64 i64 i64)))
  (import "env" "promise_result" (func $promise_result (param i64 i64) (result i64)))
  (import "env" "promise_return" (func $promise_return (param i64)))
  (memory (export "memory") 2)
  (data (i32.const 0) "k")
  (data (i32.const 16) "E_TEST: refused")
  (data (i32.const 48) "get")
  (data (i32.const 64) "on_result")
  (data (i32.const 80) "FAILED")
  (data (i32.const 96) "spare_gas")
  (func $register_to (param $register i64) (param $at i64) (result i64)
    (call $read_register (local.get $register) (local.get $at))
    (call $register_len (local.get $register)))
  (func $arg (result i64)
    (call $input (i64.const 0))
    (call $register_to (i64.const 0) (i64.const 1024)))
  (func (export "set")
    (drop (call $write (i64.const 1) (i64.const 0) (call $arg) (i64.const 1024) (i64.const 9))))
  (func (export "get")
    (if (i64.eq (call $read (i64.const 1) (i64.const 0) (i64.const 1)) (i64.const 1))
      (then (call $value_return (i64.const -1) (i64.const 1)))))
  (func (export "put") (local $n i64)
    (local.set $n (call $arg))
    (drop (call $write (local.get $n) (i64.const 1024) (local.get $n) (i64.const 1024) (i64.const 9))))
  (func (export "log") (call $log (call $arg) (i64.const 1024)))
  (func (export "set_log_panic") (local $n i64)
    (local.set $n (call $arg))
    (drop (call $write (i64.const 1) (i64.const 0) (local.get $n) (i64.const 1024) (i64.const 9)))
    (call $log (local.get $n) (i64.const 1024))
    (call $panic (i64.const 15) (i64.const 16)))
  (func (export "spin") (loop $again (br $again)))
  (func $deeper (call $deeper))
  (func (export "recurse") (call $deeper))
  (func (export "grow") (drop (memory.grow (i32.const 60000))) (memory.fill (i32.const 0) (i32.const 7) (i32.const 65536)))
  (func (export "divide") (drop (i32.div_u (i32.const 1) (i32.const 0))))
  (func (export "hash")
    (call $keccak256 (call $arg) (i64.const 1024) (i64.const 3))
    (call $value_return (i64.const -1) (i64.const 3)))
  (func (export "time")
    (i64.store (i32.const 512) (call $timestamp))
    (call $value_return (i64.const 8) (i64.const 512)))
  (func (export "who")
    (call $predecessor (i64.const 2))
    (call $signer (i64.const 3))
    (call $log (call $register_to (i64.const 2) (i64.const 1024)) (i64.const 1024))
    (call $log (call $register_to (i64.const 3) (i64.const 1024)) (i64.const 1024)))
  ;; asks the account named by the input for its "get", and answers with what on_result makes of it
  (func (export "relay") (local $n i64) (local $me i64)
    (local.set $n (call $arg))
    (call $current (i64.const 2))
    (local.set $me (call $register_to (i64.const 2) (i64.const 2048)))
    (call $promise_return
      (call $promise_then
        (call $promise_create (local.get $n) (i64.const 1024) (i64.const 3) (i64.const 48)
          (i64.const 0) (i64.const 0) (i64.const 512) (i64.const 10000000000000))
        (local.get $me) (i64.const 2048) (i64.const 9) (i64.const 64)
        (i64.const 0) (i64.const 0) (i64.const 512) (i64.const 20000000000000))))
  (func (export "on_result")
    (if (i64.eq (call $promise_result (i64.const 0) (i64.const 1)) (i64.const 1))
      (then
        (call $log (call $register_to (i64.const 1) (i64.const 1024)) (i64.const 1024))
        (call $value_return (i64.const -1) (i64.const 1)))
      (else (call $value_return (i64.const 6) (i64.const 80)))))
  ;; hands the attached deposit on to the account named by the input
  (func (export "pay") (local $p i64)
    (local.set $p (call $batch (call $arg) (i64.const 1024)))
    (call $deposit (i64.const 512))
    (call $transfer (local.get $p) (i64.const 512)))
  (func (export "open_account") (local $p i64)
    (local.set $p (call $batch (call $arg) (i64.const 1024)))
    (call $create_account (local.get $p))
    (call $deposit (i64.const 512))
    (call $transfer (local.get $p) (i64.const 512)))
  ;; a call to oneself that is given no gas but all that is left over
  (func (export "weigh")
    (call $current (i64.const 2))
    (call $call_weight
      (call $batch (call $register_to (i64.const 2) (i64.const 2048)) (i64.const 2048))
      (i64.const 3) (i64.const 48) (i64.const 0) (i64.const 0) (i64.const 512) (i64.const 0) (i64.const 1)))
)`;

export const PROBE_WASM: Uint8Array = await compile();

async function compile(): Promise<Uint8Array> {
  const toolkit = await wabt();
  const module = toolkit.parseWat('probe.wat', SOURCE, { bulk_memory: true });
  try {
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}
