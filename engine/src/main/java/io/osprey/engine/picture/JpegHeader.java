package io.osprey.engine.picture;

/**
 * The header of a JPEG or MPO file: all segments before the first scan.
 *
 * @param progressive whether every scan must be held in memory until the last
 * @param multiPicture whether further pictures of the same scene follow (stereo, panorama); a preview or a gain map doesn't count
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
record JpegHeader(int width, int height, Orientation orientation, boolean progressive, boolean multiPicture)
        implements PictureHeader {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int MAX_SCANS = 200;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;

    @Override
    public PictureFormat format() {
        return multiPicture ? PictureFormat.MPO : PictureFormat.JPEG;
    }

    static JpegHeader parse(ByteView view) throws PictureException {
        ByteView frame = null;
        int frameMarker = 0;
        Orientation orientation = null;
        boolean multiPicture = false;
        long at = 2;
        while (true) {
            while (view.u8(at) != 0xFF || view.u8(at + 1) == 0xFF) {
                at++;
            }
            int marker = view.u8(at + 1);
            at += 2;
            if (marker == START_OF_SCAN) {
                break;
            }
            if (marker == END_OF_IMAGE) {
                throw PictureHeader.broken("no scan");
            }
            if (marker <= 1 || marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            int length = view.u16(at);
            if (length < 2) {
                throw PictureHeader.broken("segment of " + length + " bytes");
            }
            ByteView segment = view.part(at + 2, length - 2);
            if (isFrame(marker) && frame == null) {
                frame = segment;
                frameMarker = marker;
            } else if (marker == APP1 && orientation == null && segment.has(0, "Exif\0\0")) {
                orientation = Exif.orientation(segment.part(6, segment.size()));
            } else if (marker == APP2 && segment.has(0, "MPF\0")) {
                multiPicture |= MultiPicture.hasFurtherViews(segment.part(4, segment.size()));
            }
            at += length;
        }
        if (frame == null) {
            throw PictureHeader.broken("no frame before the scan");
        }
        boolean progressive = frameMarker == 0xC2 || frameMarker == 0xCA;
        if (progressive && scans(view, at) > MAX_SCANS) {
            throw PictureHeader.broken("more than " + MAX_SCANS + " scans");
        }
        int components = frame.u8(5);
        if (components != 1 && components != 3 && components != 4) {
            throw PictureHeader.broken(components + " components");
        }
        return new JpegHeader(
                PictureHeader.side(frame.u16(3)),
                PictureHeader.side(frame.u16(1)),
                orientation == null ? Orientation.UPRIGHT : orientation,
                progressive,
                multiPicture);
    }

    /** How many scans follow the first: each is a pass over all pixels, however few bytes it has. */
    private static int scans(ByteView view, long from) {
        int scans = 0;
        for (long at = from; at + 1 < view.size(); at++) {
            if (view.u8(at) == 0xFF && view.u8(at + 1) == START_OF_SCAN) {
                scans++;
            }
        }
        return scans;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
