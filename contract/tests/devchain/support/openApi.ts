import { sharedJson } from './sharedData.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minimum?: number;
}

type Schemas = Readonly<Record<string, Schema>>;

let schemas: Schemas | undefined;

/** What is wrong with `value` by nearcore's own OpenAPI document; empty = nothing. */
export function problems(schemaName: string, value: unknown): string[] {
  schemas ??= (sharedJson('schema/near-jsonrpc-openapi-1.1.0.json') as { components: { schemas: Schemas } }).components.schemas;
  const schema = schemas[schemaName];
  if (!schema) throw new Error(`no schema ${schemaName}`);
  return check(schema, value, schemaName);
}

function check(schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref) return check(schemas![schema.$ref.split('/').at(-1)!]!, value, at);
  if (value === null && schema.nullable) return [];
  return [
    ...(schema.allOf ?? []).flatMap(part => check(part, value, at)),
    ...oneOf(schema.anyOf ?? schema.oneOf, value, at),
    ...(schema.enum && !schema.enum.includes(value) ? [`${at}: ${JSON.stringify(value)} is none of ${schema.enum.join(', ')}`] : []),
    ...ofType(schema, value, at),
  ];
}

function oneOf(choices: readonly Schema[] | undefined, value: unknown, at: string): string[] {
  if (!choices) return [];
  const failures = choices.map(choice => check(choice, value, at));
  if (failures.some(failure => failure.length === 0)) return [];
  return failures.toSorted((a, b) => a.length - b.length)[0]!;
}

function ofType(schema: Schema, value: unknown, at: string): string[] {
  switch (schema.type) {
    case undefined: return schema.properties ? fields(schema, value, at) : [];
    case 'object': return fields(schema, value, at);
    case 'array':
      return Array.isArray(value) ? value.flatMap((item, i) => check(schema.items ?? {}, item, `${at}[${i}]`)) : [`${at}: no array`];
    case 'integer': return Number.isInteger(value) && (value as number) >= (schema.minimum ?? -Infinity) ? [] : [`${at}: no integer`];
    case 'number': return typeof value === 'number' ? [] : [`${at}: no number`];
    default: return typeof value === schema.type ? [] : [`${at}: ${JSON.stringify(value)} is no ${schema.type}`];
  }
}

function fields(schema: Schema, value: unknown, at: string): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [`${at}: no object`];
  const object = value as Record<string, unknown>;
  const properties = schema.properties ?? {};
  const unknown = schema.additionalProperties === false ? Object.keys(object).filter(name => !(name in properties)) : [];
  return [
    ...(schema.required ?? []).filter(name => !(name in object)).map(name => `${at}: ${name} is missing`),
    ...unknown.map(name => `${at}: ${name} is not known`),
    ...Object.entries(properties).flatMap(([name, part]) => (name in object ? check(part, object[name], `${at}.${name}`) : [])),
  ];
}
