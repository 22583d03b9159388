// node relay.mjs '{"url", "token", "asset", "schema"}' : compiles a small Relay project against the committed schema and runs what came of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { url, token, asset, schema } = JSON.parse(process.argv[2]);
const here = dirname(fileURLToPath(import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'relay-'));
try {
  cpSync(join(here, 'relay'), join(project, 'src'), { recursive: true });
  cpSync(schema, join(project, 'schema.graphql'));
  const config = { src: './src', schema: './schema.graphql', language: 'javascript', eagerEsModules: true, artifactDirectory: './made' };
  mkdirSync(join(project, 'made'));
  writeFileSync(join(project, 'relay.config.json'), JSON.stringify(config));
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  const compiler = join(here, 'node_modules', 'relay-compiler', 'cli.js');
  execFileSync(process.execPath, [compiler, 'relay.config.json'], { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });

  const artifact = async (name) => (await import(pathToFileURL(join(project, 'made', `${name}.graphql.js`)))).default;
  const run = async (name, variables) => {
    const body = JSON.stringify({ query: (await artifact(name)).params.text, variables });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await (await fetch(url, { method: 'POST', headers, body })).json();
    assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
    return answer.data;
  };
  const page = await run('AssetPageQuery', { id: asset, first: 1 });
  assert.equal(page.node.id, asset);
  assert.equal(page.node.viewerAccess.level, 'ABSOLUTE_OWNERSHIP');
  const { edges, pageInfo } = page.node.activity;
  assert.equal(edges.length, 1);
  const next = await run('AssetPageActivityPaginationQuery', { id: asset, first: 1, after: pageInfo.endCursor });
  assert.notEqual(next.node.activity.edges[0].node.position, edges[0].node.position);
  const again = await run('AssetPageAssetRefetchQuery', { id: asset });
  assert.equal(again.node.name, page.node.name);
  assert.match((await artifact('AssetPageSubscription')).params.text, /assetActivity/);
  console.log('relay was served');
} finally {
  rmSync(project, { recursive: true, force: true });
}
