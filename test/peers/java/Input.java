import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.w3c.dom.Document;

/** Files in, files out: XML, certificates, keys. */
final class Input {
  private static final DocumentBuilder BUILDER = builder();

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder();
    } catch (Exception cause) {
      throw new IllegalStateException(cause);
    }
  }

  static Document xml(byte[] bytes) throws Exception {
    return BUILDER.parse(new ByteArrayInputStream(bytes));
  }

  static byte[] bytes(String path) throws Exception {
    return Files.readAllBytes(Path.of(path));
  }

  static void write(String path, Document document) throws Exception {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty("omit-xml-declaration", "yes");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    transformer.transform(new DOMSource(document), new StreamResult(out));
    Files.write(Path.of(path), out.toByteArray());
  }

  /** The first block of a PEM file. */
  static byte[] pem(String path) throws Exception {
    String[] parts = Files.readString(Path.of(path)).split("-----[^-]+-----");
    return Base64.getMimeDecoder().decode(parts[1]);
  }

  static PublicKey publicKey(byte[] certificate) throws Exception {
    SubjectPublicKeyInfo info = Certificate.getInstance(certificate).getSubjectPublicKeyInfo();
    if (KazakhGost.isKey(info.getAlgorithm().getAlgorithm().getId()))
      return new KazakhProvider.RawPublicKey(info.getEncoded());
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(certificate))
        .getPublicKey();
  }

  static PrivateKey privateKey(byte[] pkcs8) throws Exception {
    String oid = keyOid(pkcs8);
    return KazakhGost.isKey(oid)
        ? new KazakhProvider.RawPrivateKey(pkcs8)
        : KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  static String keyOid(byte[] pkcs8) {
    return PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm().getAlgorithm().getId();
  }
}
