#!/usr/bin/env bash
# Builds Lambda's own runtime client (aws-lambda-ric) in this folder, the first time only: about a minute. The build needs a
# C++ compiler; missing packages are installed if this user is root on Debian, otherwise listed.
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

# Built with the project's Node and its headers, so that only packages are downloaded.
node_home=$(cd ../.. && node -p "require('node:path').dirname(require('node:path').dirname(require('node:fs').realpathSync(process.execPath)))")
if [ ! -f node_modules/aws-lambda-ric/rapid-client.node ]; then
  if [ -d "$node_home/include/node" ]; then export npm_config_nodedir=$node_home; fi
  npm ci --no-audit --no-fund
fi
