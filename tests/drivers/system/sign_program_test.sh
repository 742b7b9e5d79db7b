#!/bin/sh
# The program kiosk-sign end to end: make keys, sign, check, notice a change. Argument: the program.
set -eu
sign=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$sign" keys "$folder/issuer"
test "$(stat -c %a "$folder/issuer.key")" = 600
cp assets/beneficiary.example.toml "$folder/beneficiary.toml"
"$sign" sign "$folder/issuer.key" "$folder/beneficiary.toml"
"$sign" check "$folder/issuer.pub" "$folder/beneficiary.toml"
echo >>"$folder/beneficiary.toml"
if "$sign" check "$folder/issuer.pub" "$folder/beneficiary.toml" 2>/dev/null; then
    echo "a changed file passed" >&2
    exit 1
fi
if "$sign" sign "$folder/issuer.pub" "$folder/beneficiary.toml" 2>/dev/null; then
    echo "a public key signed" >&2
    exit 1
fi
