package io.osprey.server.v4.custom;

import io.osprey.server.custom.Dataset;
import io.osprey.server.custom.Dataset.Authentication;
import io.osprey.server.custom.Dataset.Authentication.Scheme;
import io.osprey.server.custom.DatasetStore.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads what callers say of data sets (api-customization.md section 1). Pure functions. */
final class DatasetRequest {
    private static final String KIND = "annotationKind";
    private static final String URIS = "annotationFileUris";
    private static final String PROPERTIES = "customProperties";
    private static final String AUTHENTICATION = "authentication";
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e&&[^#]]{1,4096}");

    private DatasetRequest() {}

    /**
     * A data set to register.
     *
     * @param readable tells addresses that files are read from
     */
    static Given create(RequestJson body, Predicate<String> readable) {
        return new Given(
                kind(body).orElseThrow(() -> body.missing(KIND)),
                uris(body, readable).orElseThrow(() -> body.missing(URIS)),
                properties(body, Map.of()),
                body.child(AUTHENTICATION).map(DatasetRequest::authentication).orElse(Authentication.NONE));
    }

    /** What is given takes the place of what was; null removes what need not be there. */
    static Given change(Dataset before, RequestJson body, Predicate<String> readable) {
        for (String name : List.of(KIND, URIS)) {
            if (body.isNull(name)) {
                throw Refusal.invalid("'" + name + "' can't be removed.", name);
            }
        }
        Authentication unchanged = body.isNull(AUTHENTICATION) ? Authentication.NONE : before.authentication();
        return new Given(
                kind(body).orElse(before.kind()),
                uris(body, readable).orElse(before.uris()),
                body.isNull(PROPERTIES) ? Map.of() : properties(body, before.properties()),
                body.child(AUTHENTICATION).map(DatasetRequest::authentication).orElse(unchanged));
    }

    private static Optional<Dataset.Kind> kind(RequestJson body) {
        return body.text(KIND).map(name -> Dataset.Kind.named(name)
                .orElseThrow(() -> Refusal.invalid(
                        "'annotationKind' must be imageClassification or imageObjectDetection.", KIND)));
    }

    private static Optional<List<String>> uris(RequestJson body, Predicate<String> readable) {
        Optional<List<String>> uris = body.texts(URIS);
        uris.ifPresent(given -> {
            if (given.isEmpty() || given.size() > Dataset.MOST_URIS) {
                throw Refusal.invalid("'annotationFileUris' must have 1 to " + Dataset.MOST_URIS + " addresses.", URIS);
            }
            for (int i = 0; i < given.size(); i++) {
                if (!readable.test(given.get(i))) {
                    throw new Refusal(
                            400,
                            "DatasetInvalidAnnotationUri",
                            "An annotation file's URI must be absolute: https, http, or file below a directory that this"
                                    + " server reads from.",
                            URIS + "[" + i + "]");
                }
            }
        });
        return uris;
    }

    private static Map<String, String> properties(RequestJson body, Map<String, String> before) {
        Map<String, String> properties = new LinkedHashMap<>(before);
        body.child(PROPERTIES).ifPresent(given -> given.object().properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isNull()) {
                properties.remove(property.getKey());
            } else if (value.isString()) {
                properties.put(property.getKey(), value.stringValue());
            } else {
                throw Refusal.invalid("'customProperties' must have strings as values.", PROPERTIES);
            }
        }));
        if (properties.size() > Dataset.MOST_PROPERTIES) {
            throw Refusal.invalid(
                    "'customProperties' must have at most " + Dataset.MOST_PROPERTIES + " properties.", PROPERTIES);
        }
        return properties;
    }

    private static Authentication authentication(RequestJson given) {
        String name = authenticationKind(given);
        Optional<String> token = given.text("sasToken").map(DatasetRequest::token);
        Scheme scheme =
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "none" -> Scheme.NONE;
                    case "managedidentity" -> Scheme.MANAGED_IDENTITY;
                    case "sas" -> Scheme.SAS;
                    default ->
                        throw Refusal.invalid(
                                "'authentication.kind' must be none, managedIdentity or sas.", given.target("kind"));
                };
        if ((scheme == Scheme.SAS) != token.isPresent()) {
            throw Refusal.invalid(
                    "'authentication.sasToken' goes with the kind sas, and with no other.", given.target("sasToken"));
        }
        return new Authentication(scheme, token);
    }

    /** A text; the published sample client sends a list of one. */
    private static String authenticationKind(RequestJson given) {
        return given.find("kind")
                .filter(kind ->
                        kind.isArray() && kind.size() == 1 && kind.get(0).isString())
                .map(kind -> kind.get(0).stringValue())
                .orElseGet(() -> given.requiredText("kind"));
    }

    private static String token(String text) {
        String token = text.strip();
        token = token.startsWith("?") ? token.substring(1) : token;
        if (!TOKEN.matcher(token).matches()) {
            throw Refusal.invalid("'authentication.sasToken' is not a SAS token.", "authentication.sasToken");
        }
        return token;
    }
}
