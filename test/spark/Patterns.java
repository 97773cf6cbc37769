import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Which texts Java finds patterns in, as `rlike` does: a line a pattern, or a text behind a blank; out comes a line a pattern, of 1 and 0 a text. */
public class Patterns {
  public static void main(String[] arguments) throws Exception {
    List<Pattern> patterns = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String line : new String(System.in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
      String text = new String(Base64.getDecoder().decode(line.substring(1)), StandardCharsets.UTF_8);
      if (line.startsWith("p")) patterns.add(Pattern.compile(text));
      else texts.add(text);
    }
    StringBuilder found = new StringBuilder();
    for (Pattern pattern : patterns) {
      for (String text : texts) found.append(pattern.matcher(text).find() ? '1' : '0');
      found.append('\n');
    }
    System.out.print(found);
  }
}
