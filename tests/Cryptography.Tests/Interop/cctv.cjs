// Writes CCTV's vectors of age as files: node cctv.cjs <folder>.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
for (const [name, bytes] of Object.entries(require('cctv-age'))) writeFileSync(join(process.argv[2], name), bytes);
