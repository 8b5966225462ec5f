import java.security.PublicKey;
import java.util.Base64;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.apache.xml.security.utils.XMLUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Signatures by Apache Santuario, in the two forms of the gateway: over soap:Body, and enveloped. */
final class Santuario {
  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String X509 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  /** The last signature of the document, under this key. */
  static boolean verify(byte[] bytes, PublicKey key) throws Exception {
    Document document = Input.xml(bytes);
    Element body = first(document, SOAP, "Body");
    if (body != null) {
      if (body.hasAttributeNS(WSU, "Id")) body.setIdAttributeNS(WSU, "Id", true);
      if (body.hasAttribute("Id")) body.setIdAttribute("Id", true);
    }
    NodeList signatures = document.getElementsByTagNameNS(DS, "Signature");
    if (signatures.getLength() == 0) throw new Exception("no ds:Signature");
    Element last = (Element) signatures.item(signatures.getLength() - 1);
    return new XMLSignature(last, "", true).checkSignatureValue(key);
  }

  static Document sign(byte[] bytes, byte[] pkcs8, byte[] certificate, boolean enveloped) throws Exception {
    Document document = Input.xml(bytes);
    String[] methods = methods(Input.keyOid(pkcs8));
    XMLSignature signature = new XMLSignature(document, "", methods[0],
        enveloped ? Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS : Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
    if (enveloped) envelop(document, signature, certificate, methods[1]);
    else secure(document, signature, certificate, methods[1]);
    signature.sign(Input.privateKey(pkcs8));
    return document;
  }

  /** URIs of signature and digest for a key. */
  private static String[] methods(String keyOid) {
    if (!KazakhGost.isKey(keyOid))
      return new String[] {XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256, SHA256};
    KazakhGost kind = KazakhGost.ofKey(keyOid);
    return new String[] {kind.signatureUri, kind.digestUri};
  }

  private static void envelop(Document document, XMLSignature signature, byte[] certificate, String digest)
      throws Exception {
    document.getDocumentElement().appendChild(signature.getElement());
    Transforms transforms = new Transforms(document);
    transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
    transforms.addTransform(Transforms.TRANSFORM_C14N_WITH_COMMENTS);
    signature.addDocument("", transforms, digest);
    Element data = XMLUtils.createElementInSignatureSpace(document, "X509Data");
    Element value = XMLUtils.createElementInSignatureSpace(document, "X509Certificate");
    value.setTextContent("\n" + Base64.getMimeEncoder(76, "\n".getBytes()).encodeToString(certificate) + "\n");
    data.appendChild(value);
    signature.getKeyInfo().getElement().appendChild(data);
  }

  private static void secure(Document document, XMLSignature signature, byte[] certificate, String digest)
      throws Exception {
    Element body = first(document, SOAP, "Body");
    body.setAttributeNS(XMLNS, "xmlns:wsu", WSU);
    body.setAttributeNS(WSU, "wsu:Id", "id-1");
    body.setIdAttributeNS(WSU, "Id", true);
    Element security = document.createElementNS(WSSE, "wsse:Security");
    security.setAttributeNS(XMLNS, "xmlns:wsse", WSSE);
    first(document, SOAP, "Header").appendChild(security);
    Element token = document.createElementNS(WSSE, "wsse:BinarySecurityToken");
    token.setAttributeNS(XMLNS, "xmlns:wsu", WSU);
    token.setAttributeNS(WSU, "wsu:Id", "X509-1");
    token.setAttribute("ValueType", X509);
    token.setTextContent(Base64.getEncoder().encodeToString(certificate));
    security.appendChild(token);
    security.appendChild(signature.getElement());
    Transforms transforms = new Transforms(document);
    transforms.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
    signature.addDocument("#id-1", transforms, digest);
    Element reference = document.createElementNS(WSSE, "wsse:Reference");
    reference.setAttribute("URI", "#X509-1");
    reference.setAttribute("ValueType", X509);
    Element tokenReference = document.createElementNS(WSSE, "wsse:SecurityTokenReference");
    tokenReference.appendChild(reference);
    signature.getKeyInfo().getElement().appendChild(tokenReference);
  }

  private static Element first(Document document, String namespace, String name) {
    return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
  }
}
