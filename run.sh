#!/usr/bin/env bash
# Starts everything on the embedded default and does the main job. `--once` stops afterwards; its exit code says whether every step held.
set -euo pipefail
. "$(dirname "$0")/.ci/tools.sh"
app=src/Api/bin/Release/net10.0/NeuraNft.Api.dll
if [ ! -f $app ] || [ -n "$(find src libs db contract web Directory.* -newer $app -type f \
     -not -path '*/node_modules/*' -not -path '*/obj/*' -not -path '*/bin/*' -not -path '*/dist/*' -not -path '*/target/*' -print -quit)" ]; then
  echo "Building …"
  build src/Api
  touch $app
fi
stop_compiler
exec dotnet $app "$@"
