package io.osprey.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The bill of materials has no parent, so its versions are written out: they must be those that are tested here. */
class BomTest {
    @Test
    void theVersionsAreThoseOfTheBuild() throws Exception {
        Document bom = read("bom/pom.xml");
        String own =
                text((Element) read("pom.xml").getElementsByTagName("parent").item(0), "version");
        assertThat(text(bom.getDocumentElement(), "version")).isEqualTo(own);

        Map<String, String> versions = new TreeMap<>();
        NodeList dependencies = bom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            versions.put(text(dependency, "artifactId"), text(dependency, "version"));
        }
        assertThat(versions.remove("osprey-client")).isEqualTo(own);
        assertThat(versions.keySet())
                .containsExactly("jackson-databind", "reactor-core", "resilience4j-circuitbreaker");
        List<String> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .toList();
        versions.forEach((artifact, version) -> assertThat(jars).contains(artifact + "-" + version + ".jar"));
    }

    private static Document read(String file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File(file));
    }

    private static String text(Element parent, String name) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent();
            }
        }
        throw new AssertionError(name);
    }
}
