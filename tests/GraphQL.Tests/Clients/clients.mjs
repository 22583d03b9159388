// node clients.mjs http://127.0.0.1:PORT/graphql : the clients that frontends use, against the server under test.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createEvents } from 'graphql-sse';
import { createClient as createSocket } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.argv[2];
const take = async (results, count) => {
  const taken = [];
  for await (const result of results) {
    taken.push(result);
    if (taken.length === count) break;
  }
  return taken;
};

// graphql-ws: results, the end of a stream, a cancelled stream, errors.
const socket = createSocket({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams: { token: 'any' } });
const counted = await take(socket.iterate({ query: 'subscription { count(to: 3) }' }), 9);
assert.deepEqual(counted.map((r) => r.data.count), [1, 2, 3]);
assert.equal((await take(socket.iterate({ query: 'subscription { forever }' }), 3)).length, 3);
const [resumed] = await take(socket.iterate({ query: 'subscription { ticks(after: 41) { number } }' }), 1);
assert.deepEqual([resumed.data.ticks.number, resumed.extensions.position], [42, 'p42']);
await assert.rejects(take(socket.iterate({ query: '{ nope }' }), 1), (errors) => errors[0].extensions.code === 'GRAPHQL_VALIDATION_FAILED');
await socket.dispose();

// graphql-sse
const events = createEvents({ url, retryAttempts: 0 });
const streamed = await take(events.iterate({ query: 'subscription { count(to: 3) }' }), 9);
assert.deepEqual(streamed.map((r) => r.data.count), [1, 2, 3]);
assert.equal((await take(events.iterate({ query: 'subscription { forever }' }), 3)).length, 3);
events.dispose();

// urql: a query, an error, a subscription over its own fetch and over graphql-ws.
const again = createSocket({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
const urql = new Client({ url, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange], fetchSubscriptions: true });
assert.deepEqual((await urql.query('query ($n: String!) { hello(name: $n) }', { n: 'u' })).data, { hello: 'hi u' });
assert.equal((await urql.query('{ fail }', {})).error.graphQLErrors[0].extensions.code, 'INTERNAL_SERVER_ERROR');
const once = (client, query) =>
  new Promise((resolve) => {
    const { unsubscribe } = client.subscription(query, {}).subscribe((result) => {
      resolve(result.data);
      setTimeout(() => unsubscribe());
    });
  });
assert.deepEqual(await once(urql, 'subscription { count(to: 1) }'), { count: 1 });
const forward = ({ query, variables }) => ({
  subscribe: (sink) => ({ unsubscribe: again.subscribe({ query, variables }, sink) }),
});
const sockets = new Client({ url, exchanges: [fetchExchange, subscriptionExchange({ forwardSubscription: forward })], preferGetMethod: false });
assert.equal((await once(sockets, 'subscription { forever }')).forever, 0);
await again.dispose();

// The form in which clients name trusted documents.
const id = createHash('sha256').update('{ hello }').digest('hex');
const body = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } });
const unknown = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
assert.equal((await unknown.json()).errors[0].message, 'PersistedQueryNotFound');
console.log('all clients served');
process.exit(0);
