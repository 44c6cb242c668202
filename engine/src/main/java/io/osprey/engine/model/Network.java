package io.osprey.engine.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A network that is ready to run. Thread-safe: each call runs on the calling thread alone, and equal inputs give equal
 * outputs. Owned and closed by its {@link ModelBundle}.
 */
public final class Network {
    private final String name;
    private final OrtSession session;
    private final Map<String, String> metadata;

    Network(String name, OrtSession session) throws OrtException {
        this.name = name;
        this.session = session;
        this.metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
    }

    /** Names of the inputs. */
    public Set<String> inputNames() {
        return session.getInputNames();
    }

    /** Names of the outputs. */
    public Set<String> outputNames() {
        return session.getOutputNames();
    }

    /**
     * What the ONNX file says about itself. Characters beyond Unicode's basic plane arrive damaged (ONNX Runtime 1.29.0
     * for Java): keep vocabularies in attachments.
     */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Runs the network for all its outputs.
     *
     * @throws ModelException when an input is missing, unknown or of a wrong shape, or an output is not of floats
     */
    public Map<String, Tensor.Floats> run(Map<String, ? extends Tensor> inputs) {
        return run(inputs, session.getOutputNames());
    }

    /**
     * Runs the network for some of its outputs; what only the others need is not kept.
     *
     * @throws ModelException as {@link #run(Map)}, or when an output is unknown
     */
    public Map<String, Tensor.Floats> run(Map<String, ? extends Tensor> inputs, Set<String> outputs) {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, ? extends Tensor> input : inputs.entrySet()) {
                given.put(input.getKey(), toOnnx(input.getValue()));
            }
            try (OrtSession.Result result = session.run(given, outputs)) {
                Map<String, Tensor.Floats> answer = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    answer.put(output.getKey(), toFloats(output.getKey(), output.getValue()));
                }
                return answer;
            }
        } catch (OrtException e) {
            throw new ModelException(name + " did not run: " + e.getMessage(), e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    void close() throws OrtException {
        session.close();
    }

    private static OnnxTensor toOnnx(Tensor tensor) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        if (tensor instanceof Tensor.Floats floats) {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), floats.shape());
        }
        Tensor.Longs longs = (Tensor.Longs) tensor;
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(longs.values()), longs.shape());
    }

    private Tensor.Floats toFloats(String output, OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
            throw new ModelException(name + " answers '" + output + "' with something else than floats");
        }
        TensorInfo info = tensor.getInfo();
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return new Tensor.Floats(info.getShape(), values);
    }
}
