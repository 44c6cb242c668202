package io.osprey.engine.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.osprey.engine.AnalysisRequest;
import io.osprey.engine.AttentionMap;
import io.osprey.engine.BoundingBox;
import io.osprey.engine.Feature;
import io.osprey.engine.Perception;
import io.osprey.engine.caption.Sentence;
import io.osprey.engine.picture.Picture;
import io.osprey.engine.picture.PictureFormat;
import io.osprey.engine.picture.PictureInfo;
import io.osprey.engine.picture.Region;
import io.osprey.engine.read.ReadResult;
import io.osprey.engine.sight.CellBoxes;
import io.osprey.engine.sight.Detection;
import io.osprey.engine.sight.Detections;
import io.osprey.engine.sight.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GalleryReadersTest {
    private static final Region LEFT = new Region(0, 0, 0.4, 1);
    private static final Region RIGHT = new Region(0.6, 0, 1, 1);
    private static final float[] EAST = Vectors.floats(1, 0);
    private static final float[] NEARLY_EAST = Vectors.floats(0.96, 0.28);
    private static final float[] NORTH = Vectors.floats(0, 1);

    private static final Gallery GALLERY =
            new Gallery(List.of(new Exemplar("East", "0".repeat(64), new Embedding(EAST))), 0.9);

    /** A picture of 100 x 50 pixels whose regions look as given; others look north. */
    private record Seen(Map<Region, float[]> looks, List<Detection> objects, List<Detection> faces, List<Region> asked)
            implements Perception {
        Seen(Map<Region, float[]> looks, List<Detection> objects, List<Detection> faces) {
            this(looks, objects, faces, new ArrayList<>());
        }

        @Override
        public Picture picture() {
            return new Picture(new PictureInfo(100, 50, PictureFormat.PNG), 1, 1, new byte[3]);
        }

        @Override
        public Sight sight() {
            return new Sight(
                    new float[0],
                    new CellBoxes(1, new float[0], new float[0]),
                    attention(),
                    new float[0],
                    0,
                    look(Region.WHOLE));
        }

        @Override
        public AttentionMap attention() {
            return new AttentionMap(1, 1, new float[1]);
        }

        @Override
        public Detections detections() {
            return new Detections(objects, List.of(), faces);
        }

        private float[] look(Region region) {
            return looks.getOrDefault(region, NORTH);
        }

        @Override
        public List<float[]> embeddings(List<Region> regions) {
            asked.addAll(regions);
            return regions.stream().map(this::look).toList();
        }

        @Override
        public List<Sentence> sentences() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Sentence> sentences(List<Region> regions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReadResult text() {
            throw new UnsupportedOperationException();
        }
    }

    private static final AnalysisRequest REQUEST = AnalysisRequest.of(Feature.BRANDS);

    private static Detection detection(Region box) {
        return new Detection(0, 0.9, box);
    }

    @Test
    void landmarksAreToldByTheWholePicture() {
        List<Landmark> found = new LandmarkReader(GALLERY)
                .read(new Seen(Map.of(Region.WHOLE, NEARLY_EAST), List.of(), List.of()), REQUEST)
                .landmarks();
        assertThat(found).singleElement().satisfies(landmark -> {
            assertThat(landmark.name()).isEqualTo("East");
            assertThat(landmark.confidence()).isCloseTo(0.96, within(1e-6));
        });
        assertThat(new LandmarkReader(GALLERY)
                        .read(new Seen(Map.of(), List.of(), List.of()), REQUEST)
                        .landmarks())
                .isEmpty();
    }

    @Test
    void confidencesStayBelowOne() {
        assertThat(new LandmarkReader(GALLERY)
                        .read(new Seen(Map.of(Region.WHOLE, EAST), List.of(), List.of()), REQUEST)
                        .landmarks())
                .allSatisfy(landmark -> assertThat(landmark.confidence()).isLessThan(1))
                .hasSize(1);
    }

    @Test
    void brandsAreToldByTheWholePictureAndItsRegions() {
        Seen seen =
                new Seen(Map.of(LEFT, NEARLY_EAST, RIGHT, EAST), List.of(detection(LEFT), detection(RIGHT)), List.of());
        List<Brand> brands = new BrandReader(GALLERY).read(seen, REQUEST).brands();
        assertThat(brands)
                .extracting(Brand::box)
                .containsExactly(new BoundingBox(60, 0, 40, 50), new BoundingBox(0, 0, 40, 50));
        assertThat(seen.asked()).startsWith(Region.WHOLE).contains(LEFT, RIGHT);
    }

    @Test
    void oneBrandIsGivenOnceInOnePlace() {
        Seen seen = new Seen(
                Map.of(Region.WHOLE, NEARLY_EAST, LEFT, EAST, RIGHT, NEARLY_EAST),
                List.of(detection(LEFT), detection(RIGHT)),
                List.of());
        // The whole picture overlaps the left, which is nearer; the right doesn't.
        assertThat(new BrandReader(GALLERY).read(seen, REQUEST).brands())
                .extracting(Brand::box)
                .containsExactly(new BoundingBox(0, 0, 40, 50), new BoundingBox(60, 0, 40, 50));
    }

    @Test
    void peopleAreToldByTheSurroundingsOfTheirFaces() {
        Region face = new Region(0.4, 0.4, 0.5, 0.6);
        Region other = new Region(0.1, 0.4, 0.2, 0.6);
        // Forty per cent of the face on each side: 0.04 and 0.08.
        Region around = FaceSurroundings.of(detection(face));
        assertThat(around.left()).isCloseTo(0.36, within(1e-9));
        assertThat(around.bottom()).isCloseTo(0.68, within(1e-9));
        Seen seen = new Seen(Map.of(around, EAST), List.of(), List.of(detection(other), detection(face)));
        assertThat(new CelebrityReader(GALLERY).read(seen, REQUEST).celebrities())
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.name()).isEqualTo("East");
                    assertThat(person.face()).isEqualTo(new BoundingBox(40, 20, 10, 10));
                });
        assertThat(seen.asked()).containsExactly(FaceSurroundings.of(detection(other)), around);
    }

    /** There is no perception that could be asked. */
    @Test
    void emptyGalleriesLookAtNothing() {
        assertThat(new LandmarkReader(Gallery.EMPTY).read(null, REQUEST).landmarks())
                .isEmpty();
        assertThat(new BrandReader(Gallery.EMPTY).read(null, REQUEST).brands()).isEmpty();
        assertThat(new CelebrityReader(Gallery.EMPTY).read(null, REQUEST).celebrities())
                .isEmpty();
    }

    @Test
    void whatSeesNothingIsNothing() {
        Seen blind = new Seen(Map.of(Region.WHOLE, new float[2]), List.of(), List.of());
        assertThat(new LandmarkReader(GALLERY).read(blind, REQUEST).landmarks()).isEmpty();
        assertThat(new BrandReader(GALLERY).read(blind, REQUEST).brands()).isEmpty();
    }
}
