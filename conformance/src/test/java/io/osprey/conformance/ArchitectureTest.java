package io.osprey.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.osprey.engine.Engine;
import io.osprey.engine.Perception;
import io.osprey.engine.picture.PictureReader;

/** The modules use only what lies below them, and keep to their subject. */
@AnalyzeClasses(
        packages = {"io.osprey", "com.azure.ai.vision"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule MODULES_USE_ONLY_THOSE_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.osprey..", "com.azure.ai.vision..")
            .layer("client")
            .definedBy("io.osprey.client..", "com.azure.ai.vision..")
            .layer("engine")
            .definedBy("io.osprey.engine..")
            .layer("server")
            .definedBy("io.osprey.server..")
            .layer("cli")
            .definedBy("io.osprey.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("server", "cli")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("client")
            .mayNotAccessAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule ENGINE_KNOWS_NO_HTTP_AND_NO_DATABASE = noClasses()
            .that()
            .resideInAPackage("io.osprey.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net..",
                    "com.sun.net..",
                    "org.apache.hc..",
                    "org.apache.tomcat..",
                    "org.apache.catalina..",
                    "org.flywaydb..",
                    "org.h2..");

    /** The package {@code engine} itself holds the words that all features share; the features' packages form a tree. */
    @ArchTest
    static final ArchRule ENGINE_PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.osprey.engine.(*)..").should().beFreeOfCycles();

    /** What is common to all versions does not know them; v3.2 builds on v2, and 4.0 stands alone. */
    @ArchTest
    static final ArchRule API_VERSIONS_STAND_ON_COMMON_GROUND = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.osprey.server..")
            .layer("v2")
            .definedBy("io.osprey.server.v2..")
            .layer("v32")
            .definedBy("io.osprey.server.v32..")
            .layer("v3")
            .definedBy("io.osprey.server.v3..")
            .layer("v4")
            .definedBy("io.osprey.server.v4..")
            .layer("assembly")
            .definedBy("io.osprey.server")
            .whereLayer("v2")
            .mayOnlyBeAccessedByLayers("v32", "assembly")
            .whereLayer("v32")
            .mayOnlyBeAccessedByLayers("assembly")
            .whereLayer("v3")
            .mayOnlyBeAccessedByLayers("assembly")
            .whereLayer("v4")
            .mayOnlyBeAccessedByLayers("assembly");

    /** The wire code exists once: the preview library's surface stands on it, and the core on nothing. */
    @ArchTest
    static final ArchRule CLIENT_SURFACES_STAND_ON_ITS_CORE = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.osprey.client..", "com.azure.ai.vision..")
            .layer("preview surface")
            .definedBy("com.azure.ai.vision..")
            .layer("modern surface")
            .definedBy("io.osprey.client")
            .layer("operations")
            .definedBy(
                    "io.osprey.client.analysis..",
                    "io.osprey.client.custom..",
                    "io.osprey.client.read..",
                    "io.osprey.client.vision..")
            .layer("optional libraries")
            .definedBy("io.osprey.client.reactor..", "io.osprey.client.resilience..")
            .layer("core")
            .definedBy("io.osprey.client.core..")
            .whereLayer("preview surface")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("modern surface")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("operations")
            .mayOnlyBeAccessedByLayers("preview surface", "modern surface")
            .whereLayer("optional libraries")
            .mayOnlyBeAccessedByLayers("preview surface")
            .whereLayer("core")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule CLIENT_USES_THE_JDK_AND_JACKSON_ONLY = noClasses()
            .that()
            .resideInAnyPackage("io.osprey.client..", "com.azure.ai.vision..")
            .and()
            .resideOutsideOfPackages("io.osprey.client.reactor..", "io.osprey.client.resilience..")
            .and()
            .doNotHaveFullyQualifiedName("com.azure.ai.vision.imageanalysis.ImageAnalyzer")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..",
                    "javax.net.ssl..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "io.osprey.client..",
                    "com.azure.ai.vision..");

    @ArchTest
    static final ArchRule VIEWS_DO_NO_INFERENCE = noClasses()
            .that()
            .haveSimpleNameEndingWith("View")
            .or()
            .haveSimpleNameEndingWith("Wire")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Engine.class, Perception.class, PictureReader.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.osprey.engine.model..", "io.osprey.server.engine..");

    @ArchTest
    static final ArchRule SERVER_PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.osprey.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CLI_PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.osprey.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_MODEL_PACKAGE_OPENS_NETWORKS = noClasses()
            .that()
            .resideOutsideOfPackage("io.osprey.engine.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_TOUCHES_PIXELS = noClasses()
            .that()
            .resideOutsideOfPackage("io.osprey.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");
}
