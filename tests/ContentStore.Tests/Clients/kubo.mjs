// A node that speaks the part of Kubo's RPC that is used here (docs.ipfs.tech/reference/kubo/rpc), over the JavaScript implementation of
// IPFS: chunks, trees and CIDs are that implementation's own. Prints its port; ends with its input.
import http from 'node:http';
import { MemoryBlockstore } from 'blockstore-core';
import { exporter } from 'ipfs-unixfs-exporter';
import { importer } from 'ipfs-unixfs-importer';
import { fixedSize } from 'ipfs-unixfs-importer/chunker';
import { balanced } from 'ipfs-unixfs-importer/layout';
import { CID } from 'multiformats/cid';

const blocks = new MemoryBlockstore();
const pins = new Map();
const lies = new Set();

class Absent extends Error {}

async function bytesOf(iterable) {
  const parts = [];
  for await (const part of iterable) parts.push(part);
  return Buffer.concat(parts);
}

const commands = {
  async add(query, request) {
    const boundary = /boundary="?([^";]+)"?/.exec(request.headers['content-type'])[1];
    const body = await bytesOf(request);
    const start = body.indexOf('\r\n\r\n') + 4;
    const content = body.subarray(start, body.lastIndexOf(`\r\n--${boundary}`));
    const options = {
      cidVersion: Number(query.get('cid-version') ?? 0), rawLeaves: query.get('raw-leaves') === 'true', reduceSingleLeafToSelf: true,
      chunker: fixedSize({ chunkSize: Number((query.get('chunker') ?? 'size-262144').slice('size-'.length)) }),
      layout: balanced({ maxChildrenPerNode: Number(query.get('max-file-links') ?? 174) }),
    };
    let root;
    for await (const entry of importer([{ content }], blocks, options)) root = entry.cid.toString();
    pins.set(root, '');
    return JSON.stringify({ Name: root, Hash: root, Size: String(content.length) }) + '\n';
  },
  async 'pin/ls'(query) {
    const cid = query.get('arg');
    if (!pins.has(cid)) throw new Absent(`path '${cid}' is not pinned`);
    return JSON.stringify({ Keys: { [cid]: { Type: 'recursive', Name: pins.get(cid) } } });
  },
  async 'pin/add'(query) {
    const cid = query.get('arg');
    if (!(await blocks.has(CID.parse(cid)))) throw new Absent(`block was not found locally (offline): ipld: could not find ${cid}`);
    pins.set(cid, query.get('name') ?? '');
    return JSON.stringify({ Pins: [cid] });
  },
  async 'pin/rm'(query) {
    const cid = query.get('arg');
    if (!pins.delete(cid)) throw new Absent('not pinned or pinned indirectly');
    return JSON.stringify({ Pins: [cid] });
  },
  async 'block/get'(query) {
    const cid = CID.parse(query.get('arg'));
    if (!(await blocks.has(cid))) throw new Absent(`block was not found locally (offline): ipld: could not find ${cid}`);
    const block = Buffer.from(await bytesOf(blocks.get(cid)));
    if (lies.has(cid.toString())) block[block.length >> 1] ^= 1;
    return block;
  },
  async cat(query) {
    const entry = await exporter(CID.parse(query.get('arg')), blocks);
    return bytesOf(entry.content({ offset: Number(query.get('offset') ?? 0), length: Number(query.get('length') ?? entry.size) }));
  },
  // Not Kubo's: a test says which block is to be wrong.
  async lie(query) {
    lies.add(query.get('arg'));
    return '{}';
  },
};

const server = http.createServer(async (request, response) => {
  const url = new URL(request.url, 'http://node');
  const command = commands[url.pathname.slice('/api/v0/'.length)];
  if (request.method !== 'POST' || command === undefined) {
    response.writeHead(request.method === 'POST' ? 404 : 405).end();
    return;
  }
  try {
    response.end(await command(url.searchParams, request));
  } catch (error) {
    const message = error instanceof Absent ? error.message : `${error.stack}`;
    response.writeHead(500, { 'Content-Type': 'application/json' }).end(JSON.stringify({ Message: message, Code: 0, Type: 'error' }));
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
