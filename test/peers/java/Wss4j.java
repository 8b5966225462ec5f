import java.io.FileInputStream;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSSConfig;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.message.WSSecHeader;
import org.apache.ws.security.message.WSSecSignature;
import org.w3c.dom.Document;

/** WSS4J with its own defaults, in each way it can name a certificate. RSA only. */
final class Wss4j {
  private static final Map<String, Integer> FORMS = Map.of(
      "binary-token", WSConstants.BST_DIRECT_REFERENCE,
      "issuer-serial", WSConstants.ISSUER_SERIAL,
      "key-identifier", WSConstants.X509_KEY_IDENTIFIER,
      "ski", WSConstants.SKI_KEY_IDENTIFIER,
      "thumbprint", WSConstants.THUMBPRINT_IDENTIFIER);

  private final Merlin crypto = new Merlin();
  private final String alias;
  private final String password;

  /** A PKCS#12 whose key signs, and whose certificates are trusted and found by any name. */
  Wss4j(String path, String password) throws Exception {
    WSSConfig.init();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (FileInputStream in = new FileInputStream(path)) {
      keys.load(in, password.toCharArray());
    }
    crypto.setKeyStore(keys);
    crypto.setTrustStore(keys);
    alias = keys.aliases().nextElement();
    this.password = password;
  }

  Document sign(byte[] bytes, String form) throws Exception {
    Document document = Input.xml(bytes);
    WSSecHeader header = new WSSecHeader();
    header.insertSecurityHeader(document);
    WSSecSignature signature = new WSSecSignature();
    signature.setUserInfo(alias, password);
    signature.setKeyIdentifierType(FORMS.get(form));
    signature.setSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    signature.setDigestAlgo("http://www.w3.org/2001/04/xmlenc#sha256");
    return signature.build(document, crypto, header);
  }

  boolean verify(byte[] bytes) throws Exception {
    List<WSSecurityEngineResult> results =
        new WSSecurityEngine().processSecurityHeader(Input.xml(bytes), null, null, crypto);
    return results != null && !results.isEmpty();
  }
}
