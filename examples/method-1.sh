#!/bin/sh
# Method 1 (1414), from the application to the answer of the data owner, through the SOAP endpoint: what a system of yours
# would do, in curl and shep. TEST ONLY.
#
#   npm ci && npm start            in one window
#   sh examples/method-1.sh        in another
#
# URL, SHEP and PKI say where the emulator, its command and its test keys are, when they are elsewhere.
set -eu
URL=${URL:-http://localhost:8080}
SHEP=${SHEP:-node dist/cli/main.js}
PKI=${PKI:-data/pki}
IIN=991231500016
NUMBER=+77000000001
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A field of an answer: of data, not of responseInfo, so the last one of its name.
field() { tr -d '\r\n' < "$2" | sed -n "s/.*<\(d:\)\{0,1\}$1\( [^>]*\)\{0,1\}>\([^<]*\)<.*/\3/p"; }

# send SERVICE NAME: reads the element data, signs the message, posts it, keeps the answer.
send() {
  cat > "$work/$2.xml" <<END
<t:SendMessage xmlns:t="http://bip.bee.kz/SyncChannel/v10/Types"><request><requestInfo>
<messageId>example-$(date +%s)-$$-$2</messageId><serviceId>$1</serviceId><messageDate>$(date +%Y-%m-%dT%H:%M:%S%z | sed 's/..$/:&/')</messageDate>
<sender><senderId>demo-initiator</senderId><password>demo-only</password></sender>
</requestInfo><requestData>$(cat)</requestData></request></t:SendMessage>
END
  $SHEP sign "$work/$2.xml" --key "$PKI/initiator.p12" --password test-only --out "$work/$2.signed.xml" > /dev/null
  curl -sS "$URL/bip-sync-wss-gost/" -H 'content-type: text/xml; charset=utf-8' \
    --data-binary "@$work/$2.signed.xml" > "$work/$2.answer.xml"
}

# ask NAME [FIELDS]: КДП is asked for a token; omit-sms = false is what asks the citizen.
ask() {
  send KDP_SERVICE "$1" <<END
<data xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:d="http://service.2fa-chain.kz/ns/kdp" xsi:type="d:getUserDataRequest">
<uin>$IIN</uin><company>TEST ONLY</company><company_bin>991240000013</company_bin>
<company_responsible>Владелец данных</company_responsible><employee_name>Тестов Т.</employee_name>
<access_name>GBDFLUniversal_token</access_name><personal_data_name>address</personal_data_name>
<expiresIn>600000</expiresIn><omit-sms>false</omit-sms>${2:-}</data>
END
}

echo '1. The application for method 1, and its approval'
curl -fsS "$URL/api/v1/applications" -H 'content-type: application/json' -d '{ "senderId": "demo-initiator",
  "method": "1414", "services": "Loans", "neededServices": "GBDFLUniversal_token: who applies for a loan",
  "servicePeriod": "A year", "storageTerm": "A year", "storageGrounds": "The contract" }' > "$work/application.json"
application=$(sed -n 's/.*"id": *"\([^"]*\)".*/\1/p' "$work/application.json" | head -n 1)
curl -fsS -X POST "$URL/api/v1/applications/$application/approve" > /dev/null

echo '2. The citizen has a phone'
$SHEP phone number $IIN $NUMBER --url "$URL" > /dev/null

echo '3. The request: the citizen is asked by SMS'
ask first
request=$(field request-id "$work/first.answer.xml")
echo "   $(field status "$work/first.answer.xml"), request-id $request"

echo '4. The citizen agrees'
$SHEP phone inbox $NUMBER --url "$URL" | tail -n 1
$SHEP phone answer $NUMBER 1 --url "$URL" > /dev/null

echo '5. The request again, by its identifier: the security token'
ask second "<request-id>$request</request-id>"
echo "   $(field status "$work/second.answer.xml")"
token=$(field code "$work/second.answer.xml")
key=$(field public-key "$work/second.answer.xml")

echo '6. The data owner, with the token'
send GBDFLUniversal_token owner <<END
<data xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:d="http://message.persistence.interactive.nat" xsi:type="d:Request">
<messageId>example-$$</messageId><messageDate>$(date +%Y-%m-%dT%H:%M:%S%z | sed 's/..$/:&/')</messageDate><senderCode>demo-initiator</senderCode>
<iin>$IIN</iin><kdpToken>$token</kdpToken><publicKey>$key</publicKey></data>
END
surname=$(field surname "$work/owner.answer.xml")
if [ -z "$surname" ]; then
  echo "   refused: $(field message "$work/owner.answer.xml")"
  exit 1
fi
echo "   the person: $surname"
