"""A participant written in Python with zeep and xmlsec. It knows what a participant knows: the address of the WSDL, its own
key and certificate, its senderId and password, the certificate of the gateway. It asks KDP_SERVICE for a security token,
takes the token to GBDFLUniversal_token, and prints one JSON object. Exit 0: both answers came and their signatures hold;
1: a SOAP fault or a wrong signature; 2: the libraries are absent.
"""

import argparse
import datetime
import json
import sys
import time
import uuid

try:
    import jwt
    import xmlsec
    import zeep
    from lxml import etree
    from zeep import helpers, transports, xsd
    from zeep.wsse.signature import BinarySignature, Signature
except ImportError as absent:
    print(json.dumps({"absent": str(absent)}))
    sys.exit(2)

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
DS = "http://www.w3.org/2000/09/xmldsig#"
KDP = "http://service.2fa-chain.kz/ns/kdp"
GBDFL = "http://message.persistence.interactive.nat"


class SignsOnly:
    """zeep's signature without its verification: that one expects the participant's own certificate in the answer."""

    def __init__(self, signature):
        self.apply = signature.apply

    def verify(self, envelope):
        return envelope


class Recorder(transports.Transport):
    """Keeps the bytes of both directions as they were on the wire."""

    def __init__(self):
        super().__init__(timeout=20, operation_timeout=20)
        self.exchanges = []

    def post(self, address, message, headers):
        response = super().post(address, message, headers)
        self.exchanges.append((message, headers, response.content))
        return response


def signature_of(options):
    kind = {"binary": BinarySignature, "x509": Signature}[options.form]
    return SignsOnly(
        kind(
            options.key,
            options.cert,
            signature_method=xmlsec.Transform.RSA_SHA256,
            digest_method=xmlsec.Transform.SHA256,
        )
    )


def verification_token(options):
    if options.ovt:
        return options.ovt
    now = int(time.time())
    claims = {"cbin": options.bin, "mcheck": "Bio", "iat": now, "exp": now + 3600}
    with open(options.ovt_key or options.key) as pem:
        return jwt.encode(claims, pem.read(), algorithm="RS256")


def send(client, options, service_id, data):
    info = {
        "messageId": str(uuid.uuid4()),
        "serviceId": service_id,
        "messageDate": datetime.datetime.now(datetime.timezone.utc),
        "sender": {"senderId": options.sender_id, "password": options.password},
    }
    return client.service.SendMessage(request={"requestInfo": info, "requestData": {"data": data}})


def ask_kdp(client, options):
    kind = client.get_type("{%s}getUserDataRequest" % KDP)
    fields = {
        "uin": options.iin,
        "company": "ТОО Эмулятор-1",
        "company_bin": options.bin,
        "company_responsible": "Владелец данных (эмулятор)",
        "employee_name": "Тестов Т.",
        "access_name": "GBDFLUniversal_token",
        "personal_data_name": "address",
        "expiresIn": 600000,
        "omit-sms": True,
        "ovt": verification_token(options),
    }
    answer = send(client, options, "KDP_SERVICE", xsd.AnyObject(kind, kind(**fields)))
    data = answer.responseData.data
    names = ("status", "code", "public-key", "request-id", "reason")
    return answer.responseInfo.status, {name: getattr(data, name, None) for name in names}


def ask_owner(client, options, token):
    kind = client.get_type("{%s}Request" % GBDFL)
    fields = {
        "messageId": str(uuid.uuid4()),
        "messageDate": datetime.datetime.now(datetime.timezone.utc),
        "senderCode": options.sender_id,
        "iin": options.iin,
        "kdpToken": "".join(token["code"].split()),
        "publicKey": "".join(token["public-key"].split()),
    }
    answer = send(client, options, "GBDFLUniversal_token", xsd.AnyObject(kind, kind(**fields)))
    return answer.responseInfo.status, helpers.serialize_object(answer.responseData.data, dict)


def verify_answer(raw, certificate):
    """Judges an answer by libxml2 and xmlsec alone, under the certificate given: no key is taken out of the message."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    envelope = etree.fromstring(raw, parser)
    body = envelope.find("{%s}Body" % SOAP)
    signatures = envelope.findall("{%s}Header/{%s}Security/{%s}Signature" % (SOAP, WSSE, DS))
    if len(signatures) != 1:
        return {"valid": False, "why": "signatures: %d" % len(signatures)}
    references = signatures[0].findall("{%s}SignedInfo/{%s}Reference" % (DS, DS))
    if [one.get("URI") for one in references] != ["#%s" % body.get("{%s}Id" % WSU)]:
        return {"valid": False, "why": "the one Reference must point at Body"}
    context = xmlsec.SignatureContext()
    context.register_id(body, "Id", WSU)
    context.key = xmlsec.Key.from_file(certificate, xmlsec.KeyFormat.CERT_PEM)
    try:
        context.verify(signatures[0])
    except xmlsec.Error as wrong:
        return {"valid": False, "why": str(wrong)}
    key_info = signatures[0].find("{%s}KeyInfo" % DS)
    return {"valid": True, "keyInfo": [etree.QName(one).localname for one in key_info.iter("*")]}


def talk(options, transport):
    """Both calls. A fault of the gateway comes out as a field: it is an answer too."""
    client = zeep.Client(options.wsdl, wsse=signature_of(options), transport=transport)
    for name in ("kdp.xsd", "gbdfl.xsd"):
        client.wsdl.types.add_document_by_url("%s?xsd=%s" % (options.wsdl.split("?")[0], name))
    said = {}
    try:
        said["kdpStatus"], said["kdp"] = ask_kdp(client, options)
        if said["kdp"]["code"]:
            said["personStatus"], said["person"] = ask_owner(client, options, said["kdp"])
    except zeep.exceptions.Fault as fault:
        detail = fault.detail.iter("*") if fault.detail is not None else ()
        fields = {etree.QName(one).localname: (one.text or "").strip() for one in detail}
        said["fault"] = {"code": fault.code, "message": fault.message, "detail": fields}
    return said


def save(folder, form, exchanges):
    for number, (sent, headers, received) in enumerate(exchanges, 1):
        stem = "%s/zeep-%s-%d" % (folder, form, number)
        with open(stem + ".request.xml", "wb") as file:
            file.write(sent)
        with open(stem + ".headers.json", "w") as file:
            json.dump(dict(headers), file)
        with open(stem + ".answer.xml", "wb") as file:
            file.write(received)


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("wsdl", "key", "cert", "gateway-cert", "sender-id", "password", "bin", "iin"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--form", choices=("binary", "x509"), default="binary", help="where the certificate travels")
    parser.add_argument("--ovt", help="a ready verification token")
    parser.add_argument("--ovt-key", help="PEM of the key that signs the verification token; by default --key")
    parser.add_argument("--save", help="folder for the envelopes as they were on the wire")
    return parser.parse_args()


def main():
    options = read_options()
    transport = Recorder()
    said = talk(options, transport)
    if options.save:
        save(options.save, options.form, transport.exchanges)
    said["signatures"] = [verify_answer(raw, options.gateway_cert) for _, _, raw in transport.exchanges]
    print(json.dumps(helpers.serialize_object(said, dict), ensure_ascii=False, default=str))
    valid = all(one["valid"] for one in said["signatures"])
    sys.exit(0 if valid and "person" in said and "fault" not in said else 1)


if __name__ == "__main__":
    main()
