// Bundles GraphiQL into the folder given: app-<hash>.js, app-<hash>.css, fonts, and index.html that names them. Nothing else is loaded.
import { build } from 'esbuild';
import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const out = process.argv[2] ?? 'dist';
rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { app: new URL('index.jsx', import.meta.url).pathname },
  bundle: true,
  minify: true,
  format: 'iife',
  jsx: 'automatic',
  target: 'es2020',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.svg': 'file' },
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  outdir: out,
  metafile: true,
  legalComments: 'eof',
  logLevel: 'warning',
});
const files = Object.keys(metafile.outputs).map((file) => basename(file));
const of = (end) => files.find((file) => file.startsWith('app-') && file.endsWith(end));
writeFileSync(
  join(out, 'index.html'),
  `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>GraphiQL</title>
    <link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="{base}/graphiql/${of('.css')}">
  </head>
  <body>
    <div id="graphiql">Loading …</div>
    <script src="{base}/graphiql/${of('.js')}"></script>
  </body>
</html>
`,
);
