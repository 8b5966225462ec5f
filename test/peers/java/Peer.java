import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;

/**
 * Answers one line a command: fields are parted by tabs, files are named by path.
 * "ok" and what was found, or "failed" and why.
 */
public final class Peer {
  public static void main(String[] arguments) throws Exception {
    KazakhProvider.register();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer(line.split("\t")));
      System.out.flush();
    }
  }

  private static String answer(String[] command) {
    try {
      return "ok\t" + done(command);
    } catch (Exception | Error cause) {
      return "failed\t" + String.valueOf(cause).replaceAll("\\s+", " ");
    }
  }

  private static Object done(String[] command) throws Exception {
    switch (command[0]) {
      case "verify": // file, certificate
        return Santuario.verify(Input.bytes(command[1]), Input.publicKey(Input.pem(command[2])));
      case "sign": // file, key, certificate, wsse or enveloped, where to
        Input.write(command[5], Santuario.sign(Input.bytes(command[1]), Input.pem(command[2]),
            Input.pem(command[3]), command[4].equals("enveloped")));
        return command[5];
      case "wss4j-sign": // file, PKCS#12, its password, form, where to
        Input.write(command[5], new Wss4j(command[2], command[3]).sign(Input.bytes(command[1]), command[4]));
        return command[5];
      case "wss4j-verify": // file, PKCS#12, its password
        return new Wss4j(command[2], command[3]).verify(Input.bytes(command[1]));
      case "bench": // file, certificate, how many times
        return bench(Input.bytes(command[1]), Input.publicKey(Input.pem(command[2])), Integer.parseInt(command[3]));
      default:
        throw new IllegalArgumentException(command[0]);
    }
  }

  /** CPU of the whole process in microseconds, the collector's and the compiler's too, for so many verifications. */
  private static long bench(byte[] message, PublicKey key, int times) throws Exception {
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = system.getProcessCpuTime();
    for (int time = 0; time < times; time++)
      if (!Santuario.verify(message, key)) throw new Exception("not valid");
    return (system.getProcessCpuTime() - start) / 1000;
  }
}
