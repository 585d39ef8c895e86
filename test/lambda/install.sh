#!/usr/bin/env bash
# Builds Lambda's own runtime client (aws-lambda-ric) in this folder: about a minute, the first time only. It compiles C++:
# what Debian lacks for that is installed where this user may, and named otherwise.
set -euo pipefail
cd "$(dirname "$0")"

missing=()
for pair in g++:g++ cmake:cmake make:make python3:python3 autoconf:autoconf automake:automake libtoolize:libtool xz:xz-utils; do
  command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done
if ((${#missing[@]})); then
  if ! { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }; then
    echo "The runtime client is built from source and needs: ${missing[*]}. Install them and run this again." >&2
    exit 1
  fi
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

# Built by Lambda's own Node, with the headers that lie beside it: nothing is downloaded but the packages.
node_home=$(cd ../.. && node -p "require('node:path').dirname(require('node:path').dirname(require('node:fs').realpathSync(process.execPath)))")
if [ ! -f node_modules/aws-lambda-ric/rapid-client.node ]; then
  if [ -d "$node_home/include/node" ]; then export npm_config_nodedir=$node_home; fi
  npm ci --no-audit --no-fund
fi
