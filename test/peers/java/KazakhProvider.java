import java.io.ByteArrayOutputStream;
import java.security.Key;
import java.security.MessageDigestSpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import org.apache.xml.security.algorithms.JCEMapper;
import org.apache.xml.security.algorithms.SignatureAlgorithm;
import org.apache.xml.security.algorithms.SignatureAlgorithmSpi;
import org.apache.xml.security.signature.XMLSignatureException;
import org.bouncycastle.crypto.Digest;

/** Shows KazakhGost to Apache Santuario as two digests and two signature methods. */
final class KazakhProvider extends Provider {
  private static final String NAME = "KazakhGost";

  private KazakhProvider() {
    super(NAME, "1", "GOST of Kazakhstan over BouncyCastle");
    put("MessageDigest.KZ-2015", Digest2015.class.getName());
    put("MessageDigest.KZ-2004", Digest2004.class.getName());
  }

  static void register() throws Exception {
    org.apache.xml.security.Init.init();
    Security.addProvider(new KazakhProvider());
    SignatureAlgorithm.register(KazakhGost.GOST_2015.signatureUri, Signature2015.class);
    SignatureAlgorithm.register(KazakhGost.GOST_2004.signatureUri, Signature2004.class);
    JCEMapper.register(
        KazakhGost.GOST_2015.digestUri, new JCEMapper.Algorithm("", "KZ-2015", "MessageDigest"));
    JCEMapper.register(
        KazakhGost.GOST_2004.digestUri, new JCEMapper.Algorithm("", "KZ-2004", "MessageDigest"));
  }

  /** SubjectPublicKeyInfo or PKCS#8 as it stands: the primitives read it themselves. */
  record RawPublicKey(byte[] getEncoded) implements PublicKey {
    public String getAlgorithm() { return NAME; }
    public String getFormat() { return "X.509"; }
    public byte[] getEncoded() { return getEncoded; }
  }

  record RawPrivateKey(byte[] getEncoded) implements PrivateKey {
    public String getAlgorithm() { return NAME; }
    public String getFormat() { return "PKCS#8"; }
    public byte[] getEncoded() { return getEncoded; }
  }

  private abstract static class KazakhDigest extends MessageDigestSpi {
    private final Digest digest;
    KazakhDigest(KazakhGost kind) { digest = kind.digest(); }
    protected void engineUpdate(byte one) { digest.update(one); }
    protected void engineUpdate(byte[] bytes, int from, int length) { digest.update(bytes, from, length); }
    protected void engineReset() { digest.reset(); }
    protected byte[] engineDigest() {
      byte[] out = new byte[digest.getDigestSize()];
      digest.doFinal(out, 0);
      return out;
    }
  }

  public static final class Digest2015 extends KazakhDigest {
    public Digest2015() { super(KazakhGost.GOST_2015); }
  }

  public static final class Digest2004 extends KazakhDigest {
    public Digest2004() { super(KazakhGost.GOST_2004); }
  }

  private abstract static class KazakhSignature extends SignatureAlgorithmSpi {
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final KazakhGost kind;
    private Key key;
    KazakhSignature(KazakhGost kind) { this.kind = kind; }
    protected String engineGetURI() { return kind.signatureUri; }
    protected String engineGetJCEAlgorithmString() { return NAME; }
    protected String engineGetJCEProviderName() { return NAME; }
    protected void engineUpdate(byte[] bytes) { data.writeBytes(bytes); }
    protected void engineUpdate(byte one) { data.write(one); }
    protected void engineUpdate(byte[] bytes, int from, int length) { data.write(bytes, from, length); }
    protected void engineInitSign(Key given) { key = given; data.reset(); }
    protected void engineInitSign(Key given, SecureRandom random) { engineInitSign(given); }
    protected void engineInitSign(Key given, AlgorithmParameterSpec parameters) { engineInitSign(given); }
    protected void engineInitVerify(Key given) { key = given; data.reset(); }
    protected void engineSetParameter(AlgorithmParameterSpec parameters) {}
    protected void engineSetHMACOutputLength(int length) {}

    protected byte[] engineSign() throws XMLSignatureException {
      try {
        return KazakhGost.sign(key.getEncoded(), data.toByteArray());
      } catch (Exception cause) {
        throw new XMLSignatureException(cause);
      }
    }

    protected boolean engineVerify(byte[] signature) throws XMLSignatureException {
      try {
        return KazakhGost.verify(key.getEncoded(), data.toByteArray(), signature);
      } catch (Exception cause) {
        throw new XMLSignatureException(cause);
      }
    }
  }

  public static final class Signature2015 extends KazakhSignature {
    public Signature2015() { super(KazakhGost.GOST_2015); }
  }

  public static final class Signature2004 extends KazakhSignature {
    public Signature2004() { super(KazakhGost.GOST_2004); }
  }
}
