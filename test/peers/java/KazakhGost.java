import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cryptopro.ECGOST3410NamedCurves;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_512Digest;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECGOST3410Signer;

/** The two GOST signatures of Kazakhstan over BouncyCastle's primitives: an opinion that shares no code with ours. */
enum KazakhGost {
  GOST_2015(
      "1.2.398.3.10.1.1.2.2",
      64,
      "Tc26-Gost-3410-12-512-paramSetA",
      "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512",
      "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512"),
  GOST_2004(
      "1.2.398.3.10.1.1.1.1",
      32,
      "GostR3410-2001-CryptoPro-A",
      "http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311",
      "http://www.w3.org/2001/04/xmldsig-more#gost34311");

  final String signatureUri;
  final String digestUri;
  private final String keyOid;
  /** Bytes of one coordinate, and of one half of a signature. */
  private final int size;
  private final ECDomainParameters curve;

  KazakhGost(String keyOid, int size, String curve, String signatureUri, String digestUri) {
    this.keyOid = keyOid;
    this.size = size;
    this.signatureUri = signatureUri;
    this.digestUri = digestUri;
    X9ECParameters named = ECGOST3410NamedCurves.getByNameX9(curve);
    this.curve = new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
  }

  static KazakhGost ofKey(String oid) {
    for (KazakhGost one : values()) if (one.keyOid.equals(oid)) return one;
    throw new IllegalArgumentException("no Kazakh GOST key: " + oid);
  }

  static boolean isKey(String oid) {
    for (KazakhGost one : values()) if (one.keyOid.equals(oid)) return true;
    return false;
  }

  Digest digest() {
    return this == GOST_2015
        ? new GOST3411_2012_512Digest()
        : new GOST3411Digest(GOST28147Engine.getSBox("D-TEST"));
  }

  byte[] hash(byte[] data) {
    Digest digest = digest();
    digest.update(data, 0, data.length);
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }

  /** The key's numbers lie in the certificate with the lowest byte first, and so do r and s. */
  static boolean verify(byte[] spki, byte[] data, byte[] signature) throws Exception {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(spki);
    KazakhGost kind = ofKey(info.getAlgorithm().getAlgorithm().getId());
    int size = kind.size;
    byte[] point = ASN1OctetString.getInstance(
        ASN1Primitive.fromByteArray(info.getPublicKeyData().getOctets())).getOctets();
    if (point.length != 2 * size || signature.length != 2 * size) return false;
    ECGOST3410Signer signer = new ECGOST3410Signer();
    signer.init(false, new ECPublicKeyParameters(
        kind.curve.getCurve().createPoint(number(point, 0, size), number(point, size, size)),
        kind.curve));
    return signer.verifySignature(
        kind.hash(data), number(signature, 0, size), number(signature, size, size));
  }

  static byte[] sign(byte[] pkcs8, byte[] data) throws Exception {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
    KazakhGost kind = ofKey(info.getPrivateKeyAlgorithm().getAlgorithm().getId());
    ECGOST3410Signer signer = new ECGOST3410Signer();
    signer.init(true, new ParametersWithRandom(
        new ECPrivateKeyParameters(secret(info), kind.curve), new SecureRandom()));
    BigInteger[] halves = signer.generateSignature(kind.hash(data));
    byte[] out = new byte[2 * kind.size];
    for (int half = 0; half < 2; half++)
      for (int at = 0; at < kind.size; at++)
        out[half * kind.size + at] = halves[half].shiftRight(8 * at).byteValue();
    return out;
  }

  /** An INTEGER in keys of 2004, an OCTET STRING with the lowest byte first in those of 2015. */
  private static BigInteger secret(PrivateKeyInfo info) throws Exception {
    Object value = info.parsePrivateKey();
    if (value instanceof ASN1Integer) return ((ASN1Integer) value).getPositiveValue();
    byte[] octets = ASN1OctetString.getInstance(value).getOctets();
    return number(octets, 0, octets.length);
  }

  private static BigInteger number(byte[] bytes, int from, int length) {
    byte[] reversed = new byte[length];
    for (int at = 0; at < length; at++) reversed[at] = bytes[from + length - 1 - at];
    return new BigInteger(1, reversed);
  }
}
