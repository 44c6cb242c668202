package io.osprey.conformance.imageanalysis;

import com.azure.ai.vision.imageanalysis.ImageAnalysisAsyncClient;
import com.azure.ai.vision.imageanalysis.ImageAnalysisClient;
import com.azure.ai.vision.imageanalysis.ImageAnalysisClientBuilder;
import com.azure.ai.vision.imageanalysis.models.ImageAnalysisOptions;
import com.azure.ai.vision.imageanalysis.models.ImageAnalysisResult;
import com.azure.ai.vision.imageanalysis.models.VisualFeatures;
import com.azure.core.http.rest.RequestOptions;
import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import java.util.List;

/** The client's two ways of calling. */
enum Way {
    SYNCHRONOUS {
        @Override
        Client client(ImageAnalysisClientBuilder builder) {
            ImageAnalysisClient client = builder.buildClient();
            return new Client() {
                @Override
                public ImageAnalysisResult analyze(
                        BinaryData picture, List<VisualFeatures> features, ImageAnalysisOptions options) {
                    return client.analyze(picture, features, options);
                }

                @Override
                public ImageAnalysisResult analyzeFromUrl(
                        String url, List<VisualFeatures> features, ImageAnalysisOptions options) {
                    return client.analyzeFromUrl(url, features, options);
                }

                @Override
                public Response<ImageAnalysisResult> analyzeWithResponse(
                        BinaryData picture, List<VisualFeatures> features, ImageAnalysisOptions options) {
                    return client.analyzeWithResponse(picture, features, options, new RequestOptions());
                }

                @Override
                public Response<ImageAnalysisResult> analyzeFromUrlWithResponse(
                        String url, List<VisualFeatures> features, ImageAnalysisOptions options) {
                    return client.analyzeFromUrlWithResponse(url, features, options, new RequestOptions());
                }
            };
        }
    },
    ASYNCHRONOUS {
        @Override
        Client client(ImageAnalysisClientBuilder builder) {
            ImageAnalysisAsyncClient client = builder.buildAsyncClient();
            return new Client() {
                @Override
                public ImageAnalysisResult analyze(
                        BinaryData picture, List<VisualFeatures> features, ImageAnalysisOptions options) {
                    return client.analyze(picture, features, options).block();
                }

                @Override
                public ImageAnalysisResult analyzeFromUrl(
                        String url, List<VisualFeatures> features, ImageAnalysisOptions options) {
                    return client.analyzeFromUrl(url, features, options).block();
                }

                @Override
                public Response<ImageAnalysisResult> analyzeWithResponse(
                        BinaryData picture, List<VisualFeatures> features, ImageAnalysisOptions options) {
                    return client.analyzeWithResponse(picture, features, options, new RequestOptions())
                            .block();
                }

                @Override
                public Response<ImageAnalysisResult> analyzeFromUrlWithResponse(
                        String url, List<VisualFeatures> features, ImageAnalysisOptions options) {
                    return client.analyzeFromUrlWithResponse(url, features, options, new RequestOptions())
                            .block();
                }
            };
        }
    };

    abstract Client client(ImageAnalysisClientBuilder builder);

    /** Every method of the published clients, answers awaited. */
    interface Client {
        ImageAnalysisResult analyze(BinaryData picture, List<VisualFeatures> features, ImageAnalysisOptions options);

        ImageAnalysisResult analyzeFromUrl(String url, List<VisualFeatures> features, ImageAnalysisOptions options);

        Response<ImageAnalysisResult> analyzeWithResponse(
                BinaryData picture, List<VisualFeatures> features, ImageAnalysisOptions options);

        Response<ImageAnalysisResult> analyzeFromUrlWithResponse(
                String url, List<VisualFeatures> features, ImageAnalysisOptions options);
    }
}
