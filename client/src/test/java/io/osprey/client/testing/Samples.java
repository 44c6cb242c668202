package io.osprey.client.testing;

/** Answers in the shapes of the specification, with values of our own. */
public final class Samples {
    /** All features, GA shape. */
    public static final String GA = """
            {"modelVersion":"2023-10-01","captionResult":{"text":"a dog on a beach","confidence":0.75},
             "denseCaptionsResult":{"values":[{"text":"a dog on a beach","confidence":0.75,"boundingBox":{"x":0,"y":0,"w":800,"h":600}},
              {"text":"a red ball","confidence":0.5,"boundingBox":{"x":10,"y":20,"w":30,"h":40}}]},
             "metadata":{"width":800,"height":600},
             "tagsResult":{"values":[{"name":"dog","confidence":0.99},{"name":"beach","confidence":0.9}]},
             "objectsResult":{"values":[{"boundingBox":{"x":5,"y":6,"w":7,"h":8},"tags":[{"name":"dog","confidence":0.88}]}]},
             "readResult":{"blocks":[{"lines":[{"text":"KEEP OUT","boundingPolygon":[{"x":1,"y":2},{"x":9,"y":2},{"x":9,"y":4},{"x":1,"y":4}],
              "words":[{"text":"KEEP","boundingPolygon":[{"x":1,"y":2},{"x":4,"y":2},{"x":4,"y":4},{"x":1,"y":4}],"confidence":0.98},
               {"text":"OUT","boundingPolygon":[{"x":6,"y":2},{"x":9,"y":2},{"x":9,"y":4},{"x":6,"y":4}],"confidence":0.97}]}]}]},
             "smartCropsResult":{"values":[{"aspectRatio":0.9,"boundingBox":{"x":100,"y":0,"w":540,"h":600}}]},
             "peopleResult":{"values":[{"boundingBox":{"x":11,"y":12,"w":13,"h":14},"confidence":0.66}]},
             "somethingNew":{"ignored":true}}""";

    /** All features, preview shape: two lines, whose words are told apart by spans. */
    public static final String PREVIEW = """
            {"customModelResult":{"tagsResult":{"values":[{"name":"apple","confidence":0.7}]},
              "objectsResult":{"values":[{"boundingBox":{"x":1,"y":2,"w":3,"h":4},"tags":[{"name":"pear","confidence":0.6}]}]}},
             "captionResult":{"text":"a dog on a beach","confidence":0.75},
             "denseCaptionsResult":{"values":[{"text":"a dog on a beach","confidence":0.75,"boundingBox":{"x":0,"y":0,"w":800,"h":600}}]},
             "objectsResult":{"values":[{"boundingBox":{"x":5,"y":6,"w":7,"h":8},"tags":[{"name":"dog","confidence":0.88}]}]},
             "readResult":{"stringIndexType":"TextElements","content":"KEEP OUT\\nDOG","pages":[{"height":600.0,"width":800.0,"angle":0.5,
               "pageNumber":1,
               "words":[{"content":"KEEP","boundingBox":[1,2,4,2,4,4,1,4],"confidence":0.98,"span":{"offset":0,"length":4}},
                {"content":"OUT","boundingBox":[6,2,9,2,9,4,6,4],"confidence":0.97,"span":{"offset":5,"length":3}},
                {"content":"DOG","boundingBox":[1,6,4,6,4,8.4,1,8.6],"confidence":0.96,"span":{"offset":9,"length":3}}],
               "spans":[{"offset":0,"length":12}],
               "lines":[{"content":"KEEP OUT","boundingBox":[1,2,9,2,9,4,1,4],"spans":[{"offset":0,"length":8}]},
                {"content":"DOG","boundingBox":[1,6,4,6,4,8,1,8],"spans":[{"offset":9,"length":3}]}]}],
              "styles":[],"modelVersion":"2022-04-30"},
             "modelVersion":"2023-04-01-preview","metadata":{"width":800,"height":600},
             "tagsResult":{"values":[{"name":"dog","confidence":0.99}]},
             "smartCropsResult":{"values":[{"aspectRatio":1.94,"boundingBox":{"x":0,"y":90,"w":800,"h":412}}]},
             "peopleResult":{"values":[{"boundingBox":{"x":11,"y":12,"w":13,"h":14},"confidence":0.66}]}}""";

    /** The gateway's answer to a wrong key, as recorded. */
    public static final String UNAUTHORIZED =
            "{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key or wrong API endpoint. Make"
                    + " sure to provide a valid key for an active subscription and use a correct regional API endpoint for"
                    + " your resource.\"}}";

    /** A refusal with an inner error. */
    public static final String BAD_FEATURE =
            "{\"error\":{\"code\":\"InvalidRequest\",\"message\":\"Analyze query is invalid.\",\"innererror\":{\"code\":"
                    + "\"NotSupportedVisualFeature\",\"message\":\"Specified feature type is not valid\"}}}";

    private Samples() {}
}
