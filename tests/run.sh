#!/usr/bin/env bash
# Installs what the tests need (packages only; the .NET SDK 10 must be there), builds everything, runs every test, and
# ends with one line: "N passed, N failed". Exit code 0 only if something ran and nothing failed.
set -uo pipefail

# A background job of a shell without job control ignores SIGINT, and so would everything that the tests start to interrupt.
if [ -z "${PERFGATES_TESTS_RESTARTED-}" ] && env --default-signal=INT true 2>/dev/null; then
  PERFGATES_TESTS_RESTARTED=1 exec env --default-signal=INT,QUIT bash "${BASH_SOURCE[0]}" "$@"
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v dotnet >/dev/null || { echo "tests/run.sh: the .NET SDK 10 is needed, and 'dotnet' is not on PATH" >&2; exit 1; }
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

# What judges our JSON and our metrics from outside, and what shows our pages. A test that needs one and finds none says so and is skipped.
packages=()
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || packages+=(python3-jsonschema)
/usr/bin/python3 -c 'import prometheus_client' 2>/dev/null || packages+=(python3-prometheus-client)
command -v chromium >/dev/null || packages+=(chromium)
if [ "${#packages[@]}" -gt 0 ] && command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
  echo "== install ${packages[*]}"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"; } >/dev/null || echo "tests/run.sh: could not install ${packages[*]}; the tests that need them are skipped" >&2
fi

passed=0 failed=0
count() { # adds the totals of one runner's summary
  passed=$((passed + $(sed -n 's/^ *succeeded: *//p' "$1" | tail -1)))
  failed=$((failed + $(sed -n 's/^ *failed: *//p' "$1" | tail -1)))
}

echo "== build"
dotnet build PerfGates.sln -c Debug -nologo -v minimal || { echo "0 passed, 1 failed"; exit 1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
for suite in PerfGates.Tests PerfGates.BuildTests; do
  echo "== $suite"
  : > "$log"
  dotnet "tests/$suite/bin/Debug/net10.0/$suite.dll" --no-progress --no-ansi 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  # A runner that died, or ran nothing, has no failures to count; it must not look green.
  if grep -q '^ *succeeded: [1-9]' "$log"; then count "$log"; else failed=$((failed + 1)); fi
  if [ "$code" -ne 0 ] && ! grep -q '^ *failed: [1-9]' "$log"; then failed=$((failed + 1)); fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
