// node graphiql.mjs http://127.0.0.1:PORT/graphql CHROMIUM : opens GraphiQL in a browser, runs a query, and prints what went wrong.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';

const [url, chromium] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), 'graphiql-'));
const browser = spawn(chromium, [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic',
]);
const listening = await new Promise((resolve, reject) => {
  let log = '';
  browser.stderr.on('data', (text) => {
    log += text;
    const found = /DevTools listening on (ws:\S+)/.exec(log);
    if (found) resolve(found[1]);
  });
  browser.on('exit', () => reject(new Error(log)));
});

const pages = await (await fetch(`http://${new URL(listening).host}/json/list`)).json();
const socket = new WebSocket(pages.find((page) => page.type === 'page').webSocketDebuggerUrl);
await new Promise((resolve) => socket.on('open', resolve));
const waiting = new Map();
const complaints = [];
let last = 0;
socket.on('message', (text) => {
  const message = JSON.parse(text);
  if (message.id) waiting.get(message.id)(message.result);
  if (message.method === 'Log.entryAdded' && message.params.entry.level === 'error') complaints.push(message.params.entry.text);
  if (message.method === 'Network.requestWillBeSent') requested.add(new URL(message.params.request.url).origin);
});
const requested = new Set();
const send = (method, params = {}) =>
  new Promise((resolve) => {
    waiting.set(++last, resolve);
    socket.send(JSON.stringify({ id: last, method, params }));
  });
const evaluate = async (expression) => (await send('Runtime.evaluate', { expression })).result.value;
const until = async (expression) => {
  for (let i = 0; i < 450; i++, await delay(200)) if (await evaluate(expression)) return;
  throw new Error(`${expression} never came true; ${await evaluate('document.body.innerText')}; ${complaints.join('; ')}`);
};

try {
  for (const domain of ['Log', 'Network', 'Page', 'Runtime']) await send(`${domain}.enable`);
  await send('Page.navigate', { url });
  await until("!!document.querySelector('.graphiql-query-editor .CodeMirror')");
  await evaluate("document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.setValue('{ hello(name: \"browser\") }')");
  await evaluate("document.querySelector('.graphiql-execute-button').click()");
  await until("(document.querySelector('.result-window')?.innerText ?? '').includes('hi browser')");
  assert.deepEqual(complaints.filter((c) => !c.includes('favicon')), []);
  assert.deepEqual([...requested].filter((origin) => origin !== new URL(url).origin && origin !== 'null'), []);
  console.log('graphiql ran a query');
} finally {
  browser.removeAllListeners('exit');
  const ended = new Promise((resolve) => browser.on('exit', resolve));
  browser.kill();
  await ended;
  // Its children may still write; what is left belongs to the system's temporary folder.
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  } catch (busy) {
    console.error(busy.message);
  }
}
process.exit(0);
