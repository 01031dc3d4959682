import java.io.*;
import java.util.*;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.core.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.*;

/** Runs veraPDF: java -cp JAR VeraPdf.java PDFUA-1|PDFA-2A FILE... The exit code is 0 if every file complies. */
public class VeraPdf {
    public static void main(String[] args) throws Exception {
        if (args.length < 2) throw new IllegalArgumentException("usage: VeraPdf.java PDFUA-1|PDFA-2A FILE...");
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = read(args[0]);
        boolean compliant = true;
        for (String file : List.of(args).subList(1, args.length)) compliant &= check(new File(file), profile);
        System.exit(compliant ? 0 : 1);
    }

    /** Prints a line for each failure, three at most for one rule, and a last line with the number of checks. */
    static boolean check(File file, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour());
                PDFAValidator validator = ValidatorFactory.createValidator(profile, 100, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            Map<RuleId, Integer> shown = new HashMap<>();
            for (TestAssertion failure : result.getTestAssertions()) {
                RuleId rule = failure.getRuleId();
                if (shown.merge(rule, 1, Integer::sum) > 3) continue;
                System.out.printf("clause %s, test %d, %d of %d: %s: %s%n", rule.getClause(), rule.getTestNumber(),
                        shown.get(rule), result.getFailedChecks().get(rule), failure.getLocation().getContext(),
                        failure.getMessage().strip().replaceAll("\\s+", " "));
            }
            int failed = result.getFailedChecks().values().stream().mapToInt(Integer::intValue).sum();
            System.out.printf("%s: %d checks passed, %d failed%n", file, result.getTotalAssertions() - failed, failed);
            return result.isCompliant();
        } catch (ModelParsingException | EncryptedPdfException unreadable) {
            System.out.printf("unreadable: %s%n%s: 0 checks passed, 1 failed%n", unreadable.getMessage(), file);
            return false;
        }
    }

    /** Reads a profile by DOM: veraPDF's own reader needs JAXB, of which the jar carries only a part. */
    static ValidationProfile read(String name) throws Exception {
        InputStream xml = VeraPdf.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml");
        if (xml == null) throw new IllegalArgumentException("veraPDF has no profile " + name);
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            var part = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
            int number = Integer.parseInt(id.getAttribute("testNumber"));
            rules.add(Profiles.ruleFromValues(Profiles.ruleIdFromValues(part, id.getAttribute("clause"), number),
                    rule.getAttribute("object"), Boolean.valueOf(rule.getAttribute("deferred")), "",
                    text(rule, "description"), text(rule, "test"), Profiles.defaultError(), List.of()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : all(root, "variable"))
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(name, "", "", new Date()), "", rules, variables);
    }

    static List<Element> all(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    static String text(Element parent, String tag) {
        return all(parent, tag).get(0).getTextContent();
    }
}
