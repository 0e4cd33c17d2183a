import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints one line a file: VALID or INVALID, the file, the number of checks; then a line for every rule broken. */
public class VeraPdf {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(args[0]);
        for (int i = 1; i < args.length; i++) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(args[i]), flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                System.out.println(
                        (result.isCompliant() ? "VALID" : "INVALID") + "\t" + args[i] + "\t" + result.getTotalAssertions());
                Set<String> broken = new TreeSet<>();
                for (TestAssertion failure : result.getTestAssertions()) {
                    broken.add(failure.getRuleId().getClause() + "-" + failure.getRuleId().getTestNumber()
                            + " " + failure.getMessage());
                }
                broken.forEach(rule -> System.out.println("\t" + rule));
            }
        }
    }
}
