import wabt from 'wabt';

const BURN = '{"token_id":"1:7"}';
const SELL_ON = '{"token_id":"1:8","receiver_id":"fence.neura.local"}';
const text = (json: string) => json.replaceAll('"', '\\"');

/**
 * A contract that is sent assets, and does with them what the one letter of the message says: k(eep), r(eturn), p(anic), g(arbage),
 * s(pin), b(urn "1:7"), t(ransfer "1:8" on). It is told of approvals too, and repeats what it was told.
 */
const RECEIVER = `
(module
  (import "env" "input" (func $input (param i64)))
  (import "env" "register_len" (func $register_len (param i64) (result i64)))
  (import "env" "read_register" (func $read_register (param i64 i64)))
  (import "env" "predecessor_account_id" (func $predecessor (param i64)))
  (import "env" "value_return" (func $value_return (param i64 i64)))
  (import "env" "panic_utf8" (func $panic (param i64 i64)))
  (import "env" "promise_create" (func $promise_create (param i64 i64 i64 i64 i64 i64 i64 i64) (result i64)))
  (import "env" "promise_return" (func $promise_return (param i64)))
  (memory (export "memory") 1)
  (data (i32.const 0) "false")
  (data (i32.const 8) "true")
  (data (i32.const 16) "{no json")
  (data (i32.const 32) "nrc_burn")
  (data (i32.const 48) "nft_transfer")
  (data (i32.const 64) "${text(BURN)}")
  (data (i32.const 128) "${text(SELL_ON)}")
  (data (i32.const 256) "\\01")
  (func $then_call (param $name i64) (param $name_at i64) (param $args i64) (param $args_at i64)
    (call $predecessor (i64.const 1))
    (call $read_register (i64.const 1) (i64.const 512))
    (call $promise_return (call $promise_create (call $register_len (i64.const 1)) (i64.const 512)
      (local.get $name) (local.get $name_at) (local.get $args) (local.get $args_at) (i64.const 256) (i64.const 10000000000000))))
  (func (export "nft_on_transfer") (local $letter i32)
    (call $input (i64.const 0))
    (call $read_register (i64.const 0) (i64.const 1024))
    ;; the message is the last member: its letter stands before the closing quote and brace
    (local.set $letter (i32.load8_u (i32.wrap_i64 (i64.add (i64.const 1021) (call $register_len (i64.const 0))))))
    (if (i32.eq (local.get $letter) (i32.const 107)) (then (call $value_return (i64.const 5) (i64.const 0))))
    (if (i32.eq (local.get $letter) (i32.const 114)) (then (call $value_return (i64.const 4) (i64.const 8))))
    (if (i32.eq (local.get $letter) (i32.const 112)) (then (call $panic (i64.const 8) (i64.const 16))))
    (if (i32.eq (local.get $letter) (i32.const 103)) (then (call $value_return (i64.const 8) (i64.const 16))))
    (if (i32.eq (local.get $letter) (i32.const 115)) (then (loop $again (br $again))))
    (if (i32.eq (local.get $letter) (i32.const 98))
      (then (call $then_call (i64.const 8) (i64.const 32) (i64.const ${BURN.length}) (i64.const 64))))
    (if (i32.eq (local.get $letter) (i32.const 116))
      (then (call $then_call (i64.const 12) (i64.const 48) (i64.const ${SELL_ON.length}) (i64.const 128)))))
  (func (export "nft_on_approve")
    (call $input (i64.const 0))
    (call $value_return (i64.const -1) (i64.const 0)))
)`;

/** Code that an upgrade might bring: `nrc_migrate` succeeds or panics, and `version` answers 2. */
const next = (migrate: string) => `
(module
  (import "env" "value_return" (func $value_return (param i64 i64)))
  (import "env" "log_utf8" (func $log (param i64 i64)))
  (memory (export "memory") 1)
  (data (i32.const 0) "2")
  (data (i32.const 8) "migrated")
  (func (export "nrc_migrate") ${migrate})
  (func (export "version") (call $value_return (i64.const 1) (i64.const 0))))`;

export const RECEIVER_WASM = await compile(RECEIVER);
export const GOOD_UPGRADE = await compile(next('(call $log (i64.const 8) (i64.const 8))'));
export const BAD_UPGRADE = await compile(next('unreachable'));

async function compile(source: string): Promise<Uint8Array> {
  const module = (await wabt()).parseWat('contract.wat', source);
  try {
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}
