package io.osprey.engine.read;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_SIMPLE;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_LIST;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;
import static org.bytedeco.opencv.global.opencv_imgproc.minAreaRect;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.RotatedRect;

/**
 * From a probability map to boxes, the end of differentiable binarization (DB; Liao et al. 2020, "Real-time Scene Text
 * Detection with Differentiable Binarization"). The network marks the kernel of each line, a line shrunk from all sides
 * so that neighbours stay apart: each kernel's smallest rectangle is grown back.
 */
final class BoxFinder {
    private final DetectCard card;

    BoxFinder(DetectCard card) {
        this.card = card;
    }

    /** The boxes of all lines, in pixels of the map, in no particular order. */
    List<TextBox> find(ProbabilityMap map) {
        List<TextBox> boxes = new ArrayList<>();
        for (TextBox kernel : kernels(map)) {
            if (Math.min(kernel.width(), kernel.height()) < card.minBoxSide()
                    || map.mean(kernel) < card.boxThreshold()) {
                continue;
            }
            TextBox box = kernel.grown(unclipDistance(kernel, card.unclipRatio()));
            if (Math.min(box.width(), box.height()) >= card.minBoxSide() + 2) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    /** How far a kernel's sides move outwards: area x ratio / perimeter. */
    static double unclipDistance(TextBox kernel, double ratio) {
        double perimeter = 2 * (kernel.width() + kernel.height());
        return perimeter == 0 ? 0 : kernel.width() * kernel.height() * ratio / perimeter;
    }

    private List<TextBox> kernels(ProbabilityMap map) {
        List<TextBox> kernels = new ArrayList<>();
        try (PointerScope scope = new PointerScope()) {
            Mat bits = new Mat(map.height(), map.width(), CV_8UC1, new BytePointer(map.above(card.pixelThreshold())));
            MatVector contours = new MatVector();
            findContours(bits, contours, RETR_LIST, CHAIN_APPROX_SIMPLE);
            long count = Math.min(contours.size(), card.maxBoxes());
            for (long i = 0; i < count; i++) {
                RotatedRect rectangle = minAreaRect(contours.get(i));
                Point2f points = new Point2f(4);
                rectangle.points(points);
                List<Corner> corners = new ArrayList<>(4);
                for (int corner = 0; corner < 4; corner++) {
                    Point2f point = points.getPointer(corner);
                    corners.add(new Corner(point.x(), point.y()));
                }
                kernels.add(TextBox.ofCorners(corners));
            }
        }
        return kernels;
    }
}
