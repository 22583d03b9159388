// node clients.mjs '{"url", "token", "asset", "contract", "tokenId"}' : urql and graphql-ws against the running market.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Client, fetchExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const { url, token, asset, contract, tokenId } = JSON.parse(process.argv[2]);
const authorization = { Authorization: `Bearer ${token}` };
const urql = new Client({ url, preferGetMethod: false, exchanges: [fetchExchange], fetchOptions: { headers: authorization } });
const ask = async (query, variables, context) => {
  const { data, error } = await urql.query(query, variables, { requestPolicy: 'network-only', ...context });
  assert.equal(error, undefined, String(error));
  return data;
};

// urql: an object by key and by global id, and all pages of a list.
const found = await ask('query ($c: AccountId!, $t: String!) { asset(contract: $c, tokenId: $t) { id name } }', { c: contract, t: tokenId });
assert.equal(found.asset.id, asset);
const same = await ask('query ($id: ID!) { node(id: $id) { __typename id ... on Asset { name } } }', { id: asset });
assert.deepEqual(same.node, { __typename: 'Asset', ...found.asset });
const Entries = 'query ($after: String) { auditEntries(first: 3, after: $after) { nodes { position } pageInfo { hasNextPage endCursor } } }';
const positions = [];
for (let after = null, more = true; more;) {
  const { nodes, pageInfo } = (await ask(Entries, { after })).auditEntries;
  positions.push(...nodes.map((node) => Number(node.position)));
  after = pageInfo.endCursor;
  more = pageInfo.hasNextPage;
}
assert.deepEqual(positions, positions.map((_, i) => i + 1));

// urql: a mutation, its repetition, its typed refusal, and the read of the own write.
const Run = `mutation ($input: RequestInferenceInput!) {
  requestInference(input: $input) {
    job { id } receipt { position version replayed } errors { __typename ... on VersionConflictError { actualVersion } }
  } }`;
const run = async (input) => (await urql.mutation(Run, { input })).data.requestInference;
const input = { idempotencyKey: randomUUID(), assetId: asset, input: { text: 'Guten Morgen' } };
const first = await run(input);
const second = await run(input);
assert.equal(first.errors, null);
assert.deepEqual(second, { ...first, receipt: { ...first.receipt, replayed: true } });
const refused = await run({ ...input, idempotencyKey: randomUUID(), expectedVersion: 7 });
assert.deepEqual(refused.errors, [{ __typename: 'VersionConflictError', actualVersion: 1 }]);
const fresh = { fetchOptions: { headers: { ...authorization, 'NeuraNft-Min-Position': first.receipt.position } } };
const { inferenceJob } = await ask('query ($id: UUID!) { inferenceJob(id: $id) { status } }', { id: first.job.id }, fresh);
assert.ok(inferenceJob);
const { error } = await urql.query('query ($id: ID!) { history(id: $id) { nodes { kind } } }', { id: 'bm90aGluZw' });
assert.equal(error.graphQLErrors[0].extensions.code, 'INVALID_ID');

// graphql-ws: a job to its end over a connection that breaks after the first step.
const steps = [];
for (let broken = false; steps.at(-1)?.status !== 'COMPLETED';) {
  const socket = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams: authorization, retryAttempts: 0 });
  const query = 'subscription ($id: UUID!, $after: Position) { inferenceJobProgress(id: $id, after: $after) { status position } }';
  try {
    for await (const { data, extensions } of socket.iterate({ query, variables: { id: first.job.id, after: steps.at(-1)?.position } })) {
      assert.equal(extensions.position, data.inferenceJobProgress.position);
      steps.push(data.inferenceJobProgress);
      if (!broken) {
        broken = true;
        socket.terminate();
      }
    }
  } catch (closed) {
    assert.equal(closed.code, 4499, String(closed));
  }
  await socket.dispose();
}
assert.deepEqual(steps.map((step) => step.status), ['WAITING', 'RUNNING', 'COMPLETED']);
console.log('all clients served');
process.exit(0);
