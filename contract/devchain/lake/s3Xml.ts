import { createHash } from 'node:crypto';
import type { Block } from '../ledger/block.js';
import type { HttpAnswer } from '../rpc/httpAnswer.js';
import type { LakeObject } from './lakeKeys.js';

export interface ListedObject extends LakeObject {
  readonly key: string;
  readonly block: Block;
}

export interface Listing {
  readonly objects: readonly ListedObject[];
  readonly prefixes: readonly string[];
  /** Where the next page goes on; null = there is none. */
  readonly next: string | null;
}

const XML = 'application/xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** S3's answer to ListObjectsV2. */
export function listingXml(bucket: string, query: URLSearchParams, { objects, prefixes, next }: Listing): HttpAnswer {
  const echoed = [
    ['Prefix', query.get('prefix') ?? ''], ['StartAfter', query.get('start-after')], ['Delimiter', query.get('delimiter')],
    ['ContinuationToken', query.get('continuation-token')], ['EncodingType', query.get('encoding-type')], ['NextContinuationToken', next],
  ] as const;
  const body = [
    tag('Name', bucket), ...echoed.map(([name, value]) => (value === null ? '' : tag(name, value))),
    tag('MaxKeys', query.get('max-keys') ?? '1000'), tag('KeyCount', String(objects.length + prefixes.length)),
    tag('IsTruncated', String(next !== null)),
    ...objects.map(object => `<Contents>${contents(object)}</Contents>`),
    ...prefixes.map(prefix => `<CommonPrefixes>${tag('Prefix', prefix)}</CommonPrefixes>`),
  ].join('');
  const xml = `${HEAD}<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${body}</ListBucketResult>`;
  return { status: 200, contentType: XML, body: xml };
}

export function errorXml(status: number, code: string, message: string): HttpAnswer {
  return { status, contentType: XML, body: `${HEAD}<Error>${tag('Code', code)}${tag('Message', message)}</Error>` };
}

export function objectHeaders(object: LakeObject, block: Block): { [name: string]: string } {
  return { 'ETag': etag(object), 'Last-Modified': madeAt(block).toUTCString() };
}

function contents(object: ListedObject): string {
  return tag('Key', object.key) + tag('LastModified', madeAt(object.block).toISOString()) + tag('ETag', etag(object))
    + tag('Size', String(Buffer.byteLength(object.body))) + tag('StorageClass', 'STANDARD');
}

function etag({ body }: LakeObject): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

function madeAt({ header }: Block): Date {
  return new Date(Number(header.timestamp / 1_000_000n));
}

function tag(name: string, text: string): string {
  return `<${name}>${text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)}</${name}>`;
}
