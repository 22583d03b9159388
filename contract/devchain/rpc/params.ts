import { isAccountId } from '../codec/accountId.js';
import { publicKeyBytes } from '../codec/keys.js';
import { RpcError } from './rpcError.js';

/** Reads a request's `params`, refusing what does not fit with a parse error as a node does. */
export class Params {
  readonly #fields: Record<string, unknown>;

  /** `positional` names the places of the older array form. */
  constructor(params: unknown, positional: readonly string[] = []) {
    if (Array.isArray(params)) this.#fields = Object.fromEntries(positional.map((name, i) => [name, params[i]]));
    else if (params === undefined || params === null) this.#fields = {};
    else if (typeof params === 'object') this.#fields = params as Record<string, unknown>;
    else throw RpcError.parse('Failed parsing args: params are neither an object nor an array');
  }

  get(name: string): unknown {
    return this.#fields[name] ?? undefined;
  }

  string(name: string): string {
    const value = this.optionalString(name);
    if (value === undefined) throw RpcError.parse(`Failed parsing args: missing field \`${name}\``);
    return value;
  }

  optionalString(name: string): string | undefined {
    const value = this.get(name);
    if (value !== undefined && typeof value !== 'string') throw RpcError.parse(`Failed parsing args: \`${name}\` is not a string`);
    return value;
  }

  integer(name: string, fallback: number): number {
    const value = this.get(name) ?? fallback;
    if (!Number.isSafeInteger(value) || (value as number) < 0) throw RpcError.parse(`Failed parsing args: \`${name}\` is not a count`);
    return value as number;
  }

  account(name: string): string {
    const id = this.string(name);
    if (!isAccountId(id)) throw RpcError.parse(`Failed parsing args: the Account ID "${id}" is invalid`);
    return id;
  }

  accounts(name: string): string[] {
    return this.list(name).map(id => new Params({ id }).account('id'));
  }

  list(name: string): unknown[] {
    const value = this.get(name);
    if (!Array.isArray(value)) throw RpcError.parse(`Failed parsing args: \`${name}\` is not a list`);
    return value;
  }

  publicKey(name: string): string {
    const key = this.string(name);
    try {
      publicKeyBytes(key);
    } catch (cause) {
      throw RpcError.parse(`Failed parsing args: ${(cause as Error).message}`);
    }
    return key;
  }

  base64(name: string): Buffer {
    const text = this.string(name);
    // Node skips what is not base64; a node refuses it.
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw RpcError.parse(`Failed parsing args: \`${name}\` is not base64`);
    return Buffer.from(text, 'base64');
  }
}
