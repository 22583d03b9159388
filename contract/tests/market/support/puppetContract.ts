import wabt from 'wabt';

/**
 * An NFT contract that does as it is told, by one record each for `nft_transfer_payout` ("t") and `nft_is_approved` ("a"):
 * `r…` answers with the rest, `k…` too with the token's first letter for each `?`, `p` panics, `g` burns its gas, `b` answers
 * with 256 kB, `n` answers nothing, `m{json}` calls the market's `buy` with the rest, in the midst of a transfer, and answers
 * nothing. A call whose arguments hold the text of record "f" panics. `say` hands its input on to the market's
 * `nft_on_approve`, `poke` to its `on_paid`.
 */
const SOURCE = `
(module
  (import "env" "input" (func $input (param i64)))
  (import "env" "register_len" (func $register_len (param i64) (result i64)))
  (import "env" "read_register" (func $read_register (param i64 i64)))
  (import "env" "value_return" (func $value_return (param i64 i64)))
  (import "env" "log_utf8" (func $log (param i64 i64)))
  (import "env" "panic_utf8" (func $panic (param i64 i64)))
  (import "env" "storage_write" (func $write (param i64 i64 i64 i64 i64) (result i64)))
  (import "env" "storage_read" (func $read (param i64 i64 i64) (result i64)))
  (import "env" "promise_batch_create" (func $batch (param i64 i64) (result i64)))
  (import "env" "promise_batch_action_function_call_weight" (func $call (param i64 i64 i64 i64 i64 i64 i64 i64)))
  (import "env" "promise_return" (func $promise_return (param i64)))
  (memory (export "memory") 8)
  (data (i32.const 0) "taf")
  (data (i32.const 16) "the puppet panics")
  (data (i32.const 48) "market.test")
  (data (i32.const 64) "nft_on_approve")
  (data (i32.const 80) "buy")
  (data (i32.const 96) "on_paid")
  (func $arg (result i64)
    (call $input (i64.const 0))
    (call $read_register (i64.const 0) (i64.const 1024))
    (call $register_len (i64.const 0)))
  (func $market (param $method i64) (param $length i64) (param $n i64) (param $at i64) (result i64) (local $p i64)
    (local.set $p (call $batch (i64.const 11) (i64.const 48)))
    (call $call (local.get $p) (local.get $length) (local.get $method) (local.get $n) (local.get $at)
      (i64.const 512) (i64.const 1000000000000) (i64.const 1))
    (local.get $p))
  (func $fail (call $panic (i64.const 17) (i64.const 16)))
  (func (export "set_transfer")
    (drop (call $write (i64.const 1) (i64.const 0) (call $arg) (i64.const 1024) (i64.const 9))))
  (func (export "set_approved")
    (drop (call $write (i64.const 1) (i64.const 1) (call $arg) (i64.const 1024) (i64.const 9))))
  (func (export "set_failing")
    (drop (call $write (i64.const 1) (i64.const 2) (call $arg) (i64.const 1024) (i64.const 9))))
  ;; whether the bytes of record "f" stand anywhere in the input
  (func $is_failing (param $n i32) (result i32) (local $i i32) (local $j i32) (local $m i32)
    (if (i64.ne (call $read (i64.const 1) (i64.const 2) (i64.const 2)) (i64.const 1)) (then (return (i32.const 0))))
    (local.set $m (i32.wrap_i64 (call $register_len (i64.const 2))))
    (call $read_register (i64.const 2) (i64.const 131072))
    (block $no
      (loop $next
        (br_if $no (i32.gt_u (i32.add (local.get $i) (local.get $m)) (local.get $n)))
        (local.set $j (i32.const 0))
        (block $differs
          (loop $byte
            (if (i32.eq (local.get $j) (local.get $m)) (then (return (i32.const 1))))
            (br_if $differs (i32.ne
              (i32.load8_u (i32.add (i32.const 1024) (i32.add (local.get $i) (local.get $j))))
              (i32.load8_u (i32.add (i32.const 131072) (local.get $j)))))
            (local.set $j (i32.add (local.get $j) (i32.const 1)))
            (br $byte)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.const 0))
  ;; the token's first letter stands behind {"receiver_id":"bob.test","token_id":"
  (func $fill (param $n i32) (local $i i32)
    (loop $next
      (if (i32.eq (i32.load8_u (i32.add (i32.const 65536) (local.get $i))) (i32.const 63))
        (then (i32.store8 (i32.add (i32.const 65536) (local.get $i)) (i32.load8_u (i32.const 1062)))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $n)))))
  (func $act (param $key i64) (local $n i64) (local $mode i32)
    (if (i64.ne (call $read (i64.const 1) (local.get $key) (i64.const 1)) (i64.const 1)) (then (call $fail)))
    (local.set $n (call $register_len (i64.const 1)))
    (call $read_register (i64.const 1) (i64.const 65536))
    (local.set $mode (i32.load8_u (i32.const 65536)))
    (if (i32.eq (local.get $mode) (i32.const 112)) (then (call $fail)))
    (if (i32.eq (local.get $mode) (i32.const 103)) (then (loop $again (br $again))))
    (if (i32.eq (local.get $mode) (i32.const 98)) (then (call $value_return (i64.const 262144) (i64.const 1024))))
    (if (i32.eq (local.get $mode) (i32.const 109)) (then
      (drop (call $market (i64.const 80) (i64.const 3) (i64.sub (local.get $n) (i64.const 1)) (i64.const 65537)))))
    (if (i32.eq (local.get $mode) (i32.const 107)) (then
      (call $fill (i32.wrap_i64 (local.get $n)))
      (local.set $mode (i32.const 114))))
    (if (i32.eq (local.get $mode) (i32.const 114))
      (then (call $value_return (i64.sub (local.get $n) (i64.const 1)) (i64.const 65537)))))
  (func (export "nft_transfer_payout") (local $n i64)
    (local.set $n (call $arg))
    (call $log (local.get $n) (i64.const 1024))
    (if (call $is_failing (i32.wrap_i64 (local.get $n))) (then (call $fail)))
    (call $act (i64.const 0)))
  (func (export "nft_is_approved") (drop (call $arg)) (call $act (i64.const 1)))
  (func (export "say")
    (call $promise_return (call $market (i64.const 64) (i64.const 14) (call $arg) (i64.const 1024))))
  (func (export "poke")
    (call $promise_return (call $market (i64.const 96) (i64.const 7) (call $arg) (i64.const 1024))))
)`;

export const PUPPET_WASM: Uint8Array = await compile();

async function compile(): Promise<Uint8Array> {
  const toolkit = await wabt();
  const module = toolkit.parseWat('puppet.wat', SOURCE, { bulk_memory: true });
  try {
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}
