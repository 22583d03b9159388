import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefused } from './expect.js';
import { assetMinted, collectionMade, TOKEN } from './scenarios.js';
import { DEPOSIT, Sandbox } from './sandbox.js';

test('Malformed_json_is_refused', () => {
  const sandbox = Sandbox.initialised();
  const bad = [
    '{', '[]', '"x"', 'null', '{"name":}', '{"name":"x",}', '{"name":"x"} x', '{name:"x"}', "{'name':'x'}", '{"name":"x" "image":"y"}',
    '{"name":"\\x"}',
    '{"name":"\\ud800"}', '{"name":"\\ud800\\u0041"}', '{"name":"\\udc00"}', '{"name":"a\nb"}', '{"name":"x","name":"y"}', '{"name":tru}',
    '{"name":"x","context_window":01}', '{"name":"x","context_window":1.0}', '{"name":"x","context_window":1e3}',
    '{"name":"x","context_window":-1}',
    '{"name":"x","context_window":99999999999999999999}', '{"name":"x","context_window":9007199254740992}', '{"name":"unterminated',
    `{"name":${'['.repeat(10_000)}`,
  ];
  for (const input of bad) assertRefused(sandbox.callRaw('nrc_create_collection', input, 'alice.test', DEPOSIT), 'E_BAD_INPUT');
  assertRefused(sandbox.callRaw('nrc_create_collection', Buffer.from('{"name":"\xff"}', 'latin1'), 'alice.test', DEPOSIT), 'E_BAD_INPUT');
});

test('Well_formed_json_of_any_spelling_is_read', () => {
  const sandbox = Sandbox.initialised();
  const input = ' {\t"name" :"\\u0043\\n\\"\\\\\\/\\ud83d\\udc36é" ,\r\n "context_window": 9007199254740991, "image": null } ';
  const outcome = sandbox.callRaw('nrc_create_collection', input, 'alice.test', DEPOSIT);
  assert.equal(outcome.panic, null);
  assert.equal(outcome.events[0]!.data['name'], 'C\n"\\/\u{1F436}é');
  assert.equal(outcome.events[0]!.data['context_window'], Number.MAX_SAFE_INTEGER);
});

test('Missing_and_unknown_members_are_named', () => {
  const sandbox = Sandbox.initialised();
  assert.equal(sandbox.call('nrc_create_collection', {}, 'alice.test', DEPOSIT).panic, 'E_BAD_INPUT: name is missing');
  const unknown = sandbox.call('nrc_create_collection', { name: 'C', colour: 'red' }, 'alice.test', DEPOSIT);
  assert.equal(unknown.panic, 'E_BAD_INPUT: there is no argument named colour');
});

test('No_arguments_at_all_count_as_an_empty_object', () => {
  assert.equal(Sandbox.initialised().callRaw('nft_total_supply', '').value, '0');
});

test('Account_ids_follow_the_nep_rules', () => {
  const sandbox = assetMinted();
  const level = (account_id: string) => sandbox.tryView('nrc_access_level', { token_id: TOKEN, account_id });
  const implicit = '0123456789abcdef'.repeat(4);
  const good = ['ok', 'bowen', 'ek-2', 'ek.near', 'com', 'google.com', 'bowen.google.com', 'near', '100-ye_s.x', 'a'.repeat(64), implicit];
  for (const account of good) assert.equal(level(account).panic, null, account);
  const bad = [
    '', 'a', 'not ok', 'Alice', 'ab.', '.ab', '-ab', 'ab-', '_ab', 'a..b', 'a-_b', 'a.-b', 'a__b', '10000.99a!', 'a:b', 'a/b', 'ab\u0000',
    'é.near', 'b'.repeat(65),
  ];
  for (const account of bad) assertRefused(level(account), 'E_BAD_INPUT');
});

test('Token_and_collection_ids_have_one_spelling', () => {
  const sandbox = assetMinted();
  for (const token_id of ['1', '1:', ':1', '1:1:1', '01:1', '1:01', '+1:1', ' 1:1', '1:18446744073709551616', '1:1\n', 7]) {
    assertRefused(sandbox.tryView('nrc_asset', { token_id }), 'E_BAD_INPUT');
  }
  for (const collection_id of ['', '01', 'x', '-1', '1.0', 1]) {
    assertRefused(sandbox.tryView('nrc_collection', { collection_id }), 'E_BAD_INPUT');
  }
  assert.equal(sandbox.view('nrc_asset', { token_id: '0:0' }), null);
});

test('Text_bounds_count_bytes_not_characters', () => {
  const sandbox = collectionMade();
  const rename = (name: string) => sandbox.call('nrc_update_collection', { collection_id: '1', name }, 'alice.test', DEPOSIT);
  assert.equal(rename('é'.repeat(64)).panic, null);
  assertRefused(rename('é'.repeat(65)), 'E_BAD_INPUT');
});

test('Control_characters_are_refused_but_for_line_ends_and_tabs', () => {
  const sandbox = collectionMade();
  const describe = (description: string) =>
    sandbox.call('nrc_update_collection', { collection_id: '1', description }, 'alice.test', DEPOSIT);
  assert.equal(describe('a\r\n\tb').panic, null);
  for (const character of ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085']) assertRefused(describe(`a${character}`), 'E_BAD_INPUT');
});

test('Accounts_that_look_alike_in_a_key_do_not_mix', () => {
  const sandbox = collectionMade({ minting: 'allow_list' });
  sandbox.ok('nrc_set_minter', { collection_id: '1', account_id: 'bob.test', allowed: true }, 'alice.test', DEPOSIT);
  for (const by of ['bob.tes', 'bob.test1', 'ob.test']) {
    assertRefused(sandbox.call('nrc_mint', { collection_id: '1', kind: 'model', name: 'M' }, by, DEPOSIT), 'E_NOT_MINTER');
  }
});
