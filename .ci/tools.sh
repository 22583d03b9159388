# Sourced by run.sh and test.sh: finds the tools, installs what apt can, says in a sentence what is missing.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

fail() { echo "$*" >&2; exit 1; }

apt_install() {
  local sudo=
  command -v apt-get >/dev/null || fail "Missing: $*. Install it with your system's package manager, then try again."
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || fail "Missing: $*. Ask an administrator for: apt-get install $*"
    sudo=sudo
  fi
  $sudo apt-get install -y -qq "$@" >/dev/null 2>&1 ||
    { $sudo apt-get update -qq >/dev/null 2>&1; $sudo apt-get install -y -qq "$@" >/dev/null; } || fail "apt-get could not install: $*"
}

# For test.sh alone: the tests of RabbitMQ start a broker of their own, and are skipped where the program is not there. Debian's package
# would start one as a service too, now and at each boot: told not to, it leaves nothing running. A shell of its own, for its trap.
want_rabbitmq() (
  sudo= policy=/usr/sbin/policy-rc.d units=rabbitmq-server.service
  [ "$(uname -s)" = Linux ] && [ ! -x /usr/lib/rabbitmq/bin/rabbitmq-server ] && command -v apt-get >/dev/null || exit 0
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || { echo "RabbitMQ is not installed (apt-get install rabbitmq-server): its tests are skipped."; exit 0; }
    sudo=sudo
  fi
  command -v epmd >/dev/null || units="$units epmd.service epmd.socket"
  if [ ! -e $policy ]; then
    trap '$sudo rm -f $policy' EXIT
    trap 'exit 130' INT TERM HUP
    printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null && $sudo chmod 755 $policy
  fi
  (apt_install --no-install-recommends rabbitmq-server) || { echo "RabbitMQ could not be installed: its tests are skipped."; exit 0; }
  command -v systemctl >/dev/null || exit 0
  for unit in $units; do $sudo systemctl disable "$unit" >/dev/null 2>&1; done
  exit 0
)

# For test.sh alone: Go's own transparency log reads ours; that test is skipped where it is not there.
want_go() {
  command -v go >/dev/null && [ -d /usr/share/gocode/src/golang.org/x/mod ] || ! command -v apt-get >/dev/null ||
    (apt_install --no-install-recommends golang-go golang-golang-x-mod-dev) || echo "Go is not installed: its tests are skipped."
}

# For test.sh alone: the pages are tested in Debian's Chromium.
want_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || ! command -v apt-get >/dev/null ||
    (apt_install --no-install-recommends chromium) || echo "Chromium is not installed (apt-get install chromium): its tests are skipped."
}

command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download), then try again."
command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 with npm is missing. Install it (Debian: nodejs, npm), then try again."
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
  fail "Node.js 20.19 or newer is needed; this is $(node --version)."
if [ "$(uname -s)" = Linux ] && ! ldconfig -p 2>/dev/null | grep -q libsodium.so.23 && ! /sbin/ldconfig -p | grep -q libsodium.so.23; then
  apt_install libsodium23
fi
if [ "$(uname -s)" = Linux ] && ! command -v age >/dev/null && command -v apt-get >/dev/null; then
  (apt_install age) || echo "age is not installed (apt-get install age): the main job opens downloads with its own reader."
fi

# Builds with a compiler server of this run alone, ended with it, so that nothing is left running.
server=neuranft-$$
build() { dotnet build "$@" -c Release -v quiet -clp:ErrorsOnly -p:SharedCompilationId=$server; }
stop_compiler() { pkill -f -- "-pipename:$server" 2>/dev/null || true; }
trap stop_compiler EXIT
