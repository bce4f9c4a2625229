#!/bin/sh
# Check a merchant without this library: sign as NICEPAY does, with openssl, and send with curl.
#
#   npm run merchant                                     # in one terminal; it prints where the private key lies
#   sh examples/merchant/test/openssl-call.sh http://127.0.0.1:3000 .snap/nicepay-private-key.pem
#
# It asks for an access token and then for the bill of NICEPAY's inquiry page, signed by the scheme that page prints: SHA256withRSA
# over clientId|X-TIMESTAMP. Both answers go to stdout, what was signed to stderr. The exit code is 0 when both succeeded.
# Third argument: the client ID, IONPAYTEST by default.
set -eu

if [ $# -lt 2 ]; then
  echo "usage: sh $0 URL PRIVATE_KEY_FILE [CLIENT_ID]" >&2
  exit 2
fi
url=$1
private_key=$2
client_id=${3:-IONPAYTEST}
if [ ! -r "$private_key" ]; then
  echo "$private_key cannot be read: npm run merchant prints where the private key lies" >&2
  exit 2
fi

# Now, in Jakarta. POSIX counts west of Greenwich: UTC-7 is seven hours east.
now() {
  TZ=UTC-7 date '+%Y-%m-%dT%H:%M:%S+07:00'
}

sign() {
  echo "string to sign: $1" >&2
  printf '%s' "$1" | openssl dgst -sha256 -sign "$private_key" | openssl base64 -A
}

# Sends a body from stdin, with the headers that all calls have, and prints the answer.
post() {
  path=$1
  shift
  curl --silent --show-error --max-time 15 --data-binary @- --header 'Content-Type: application/json' "$@" "$url$path"
}

# Prints an answer, and ends the script when its response code is another one.
expect() {
  printf '%s\n' "$2"
  case $2 in
    *"\"responseCode\":\"$1\""*) ;;
    *)
      echo "expected response code $1" >&2
      exit 1
      ;;
  esac
}

timestamp=$(now)
signature=$(sign "$client_id|$timestamp")
answer=$(
  printf '%s' '{"grantType":"client_credentials","additionalInfo":{}}' |
    post /api/v1.0/access-token/b2b \
      --header "X-CLIENT-KEY: $client_id" \
      --header "X-TIMESTAMP: $timestamp" \
      --header "X-SIGNATURE: $signature"
)
expect 2007300 "$answer"
token=$(printf '%s' "$answer" | sed 's/.*"accessToken":"\([^"]*\)".*/\1/')

timestamp=$(now)
signature=$(sign "$client_id|$timestamp")
answer=$(
  printf '%s' '{"partnerServiceId":"7015","customerNo":"89101110","payNo":"701589101110","inquiryRequestId":"41807553358950093184","mitraCd":"ALMA"}' |
    post /api/v1.0/cvs/inquiry \
      --header "Authorization: Bearer $token" \
      --header "X-PARTNER-ID: $client_id" \
      --header "X-TIMESTAMP: $timestamp" \
      --header "X-SIGNATURE: $signature" \
      --header "X-EXTERNAL-ID: $(date +%s)$$" \
      --header "CHANNEL-ID: $client_id"
)
expect 2000000 "$answer"
