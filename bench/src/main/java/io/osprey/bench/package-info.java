/**
 * How long answers take. Build and run, the second line once for each picture of interest:
 *
 * <pre>{@code
 * mvn -Pbench -pl bench -am package -DskipTests
 * taskset -c 0 java -jar bench/target/osprey-bench.jar -p picture=photograph.jpg
 * }</pre>
 *
 * The option {@code -p models=DIRECTORY} measures another bundle, {@code -p features=TAGS+OBJECTS,CAPTION} two sets of features, and
 * {@code -prof gc} what they allocate.
 *
 * <p>{@code java -jar bench/target/osprey-bench.jar ClientBenchmark} measures what the Java client adds to a bare HTTP call, and needs no
 * models.
 */
package io.osprey.bench;
