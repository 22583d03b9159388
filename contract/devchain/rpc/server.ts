import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dispatch } from './dispatch.js';
import type { HttpAnswer } from './httpAnswer.js';
import type { Node } from './node.js';
import { readRoute } from './readRoutes.js';

const HOST = '127.0.0.1';
const KEEP_ALIVE_MS = 120_000;
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
    const { status, contentType, headers, body } = await route(node, request);
    response.writeHead(status, { 'Content-Type': contentType, ...headers, ...cors });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  // Longer than clients keep an idle connection: the one who sends must be the one who closes, or a request is lost now and then.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, HOST, resolve));
  const address = `${HOST}:${(server.address() as AddressInfo).port}`;
  node = nodeAt(address);
  return { url: `http://${address}`, close: () => close(server) };
}

async function route(node: Node, request: IncomingMessage): Promise<HttpAnswer> {
  if (request.method === 'OPTIONS') return { status: 204, contentType: 'text/plain', body: '' };
  if (request.method === 'GET' || request.method === 'HEAD') {
    const read = await readRoute(node, request.url ?? '/');
    if (read) return read;
  }
  if (request.method !== 'POST') return { status: 405, contentType: 'text/plain', body: 'POST a JSON-RPC 2.0 request' };
  // A web page may post plain text to any address unasked, but not JSON.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return { status: 415, contentType: 'text/plain', body: 'the content type of a request is application/json' };
  }
  const body = await readBody(request);
  return body === null ? { status: 413, contentType: 'text/plain', body: 'the request is too large' } : dispatch(node, body);
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
