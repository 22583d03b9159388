import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dispatch, type HttpAnswer } from './dispatch.js';
import type { Node } from './node.js';

const HOST = '127.0.0.1';
const BODY_LIMIT = 10 * 1024 * 1024;

export interface RpcServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on the loopback address only. `corsOrigin` is the web origin whose pages may call; absent = none. */
export async function listen(port: number, corsOrigin: string | undefined, nodeAt: (address: string) => Node): Promise<RpcServer> {
  let node: Node;
  const server = createServer((request, response) => {
    // A caller that goes away half-way leaves nothing to answer.
    handle(request, response).catch(() => response.destroy());
  });
  const cors = corsOrigin === undefined ? {} : {
    'Access-Control-Allow-Origin': corsOrigin,
    'Access-Control-Allow-Headers': 'content-type',
    'Access-Control-Allow-Methods': 'POST, GET',
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, contentType, body } = await route(node, request);
    response.writeHead(status, { 'Content-Type': contentType, ...cors }).end(body);
  };
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, HOST, resolve));
  const address = `${HOST}:${(server.address() as AddressInfo).port}`;
  node = nodeAt(address);
  return { url: `http://${address}`, close: () => close(server) };
}

async function route(node: Node, request: IncomingMessage): Promise<HttpAnswer> {
  const path = request.url?.split('?')[0];
  const call = (method: string) => dispatch(node, JSON.stringify({ jsonrpc: '2.0', id: 'dontcare', method }));
  if (request.method === 'OPTIONS') return { status: 204, contentType: 'text/plain', body: '' };
  if (request.method === 'GET' && (path === '/status' || path === '/health')) return unwrapped(await call(path.slice(1)));
  if (request.method !== 'POST') return { status: 405, contentType: 'text/plain', body: 'POST a JSON-RPC 2.0 request' };
  // A web page may post plain text to any address unasked, but not JSON.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return { status: 415, contentType: 'text/plain', body: 'the content type of a request is application/json' };
  }
  const body = await readBody(request);
  return body === null ? { status: 413, contentType: 'text/plain', body: 'the request is too large' } : dispatch(node, body);
}

/** GET /status answers the result itself, without its JSON-RPC frame. */
function unwrapped(answer: HttpAnswer): HttpAnswer {
  const frame = /^\{"jsonrpc":"2.0","result":(.*),"id":"dontcare"\}$/s.exec(answer.body);
  return frame ? { ...answer, body: frame[1]! } : answer;
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > BODY_LIMIT) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
