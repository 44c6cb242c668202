// Microsoft's JavaScript client of Image Analysis 4.0, unmodified, against a running server. What it is told comes by
// the environment, see JavaScriptClientsTest.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { AzureKeyCredential } from "@azure/core-auth";
import vision from "@azure-rest/ai-vision-image-analysis";

const { ENDPOINT, SECURE_ENDPOINT, KEY, PICTURE, PICTURE_URL, MISSING_URL, THROTTLED_ONCE, THROTTLED, SIGN } = process.env;
const { SMALL_URL, LARGE_URL, TEXT_URL, HURRIED_KEY, OTHER_HURRIED_KEY, SPENT_KEY, WRONG_TIER_KEY } = process.env;
const picture = readFileSync(PICTURE);
const createClient = vision.default ?? vision;
const isUnexpected = vision.isUnexpected;

function client(endpoint = ENDPOINT, key = KEY) {
  return createClient(endpoint, new AzureKeyCredential(key), { allowInsecureConnection: true });
}

function analyze(queryParameters, body = picture, where = client()) {
  const contentType = Buffer.isBuffer(body) ? "application/octet-stream" : "application/json";
  return where.path("/imageanalysis:analyze").post({ body, queryParameters, contentType });
}

function assertRefused(response, error) {
  assert.equal(response.status, "400");
  assert.ok(isUnexpected(response));
  assert.deepEqual(response.body, { error });
  assert.equal(response.headers["x-ms-error-code"], error.code);
}

/** Makes the shortest calls that there are with a key until the server itself refuses it, and gives that status. */
async function exhaust(key) {
  for (let calls = 0; calls <= 30; calls++) {
    const response = await fetch(`${ENDPOINT}/vision/v3.2/models`, { headers: { "Ocp-Apim-Subscription-Key": key } });
    await response.arrayBuffer();
    if (response.status !== 200) {
      return response.status;
    }
  }
  return 200;
}

/** A client that writes down the status of each answer, those that it comes again after among them. */
function watched(key, statuses) {
  const watching = client(ENDPOINT, key);
  const policy = {
    name: "watch",
    async sendRequest(request, next) {
      const response = await next(request);
      statuses.push(response.status);
      return response;
    },
  };
  watching.pipeline.addPolicy(policy, { afterPhase: "Retry" });
  return watching;
}

function refused(innererror) {
  return { code: "InvalidRequest", message: "Analyze query is invalid.", innererror };
}

test("all features, with names as the client's page writes them", async () => {
  const response = await analyze({
    features: ["Caption", "DenseCaptions", "Objects", "People", "Read", "SmartCrops", "Tags"],
    "smartCrops-aspect-ratios": [0.9, 1.33],
    "gender-neutral-caption": true,
    language: "en",
    "model-version": "latest",
  });

  assert.equal(response.status, "200");
  assert.ok(!isUnexpected(response));
  const body = response.body;
  assert.equal(body.modelVersion, "2023-10-01");
  assert.deepEqual(body.metadata, { width: 800, height: 600 });
  assert.match(body.captionResult.text, /^[a-z0-9][a-z0-9', -]+[a-z0-9]$/);
  assert.equal(body.denseCaptionsResult.values[0].text, body.captionResult.text);
  assert.deepEqual(body.denseCaptionsResult.values[0].boundingBox, { x: 0, y: 0, w: 800, h: 600 });
  assert.deepEqual(body.smartCropsResult.values.map((crop) => crop.aspectRatio), [0.9, 1.33]);
  assert.equal(body.readResult.blocks.length, 1);
  const text = body.readResult.blocks[0].lines.map((line) => line.text).join("");
  assert.ok(text.replaceAll(" ", "").toUpperCase().includes(SIGN.replaceAll(" ", "")), text);
  const names = body.tagsResult.values.map((tag) => tag.name);
  assert.ok(names.length > 0);
  assert.equal(new Set(names).size, names.length);
  for (const object of body.objectsResult.values) {
    assert.equal(object.tags.length, 1);
  }
  for (const { confidence } of [...body.tagsResult.values, ...body.peopleResult.values, body.captionResult]) {
    assert.ok(confidence > 0 && confidence < 1, String(confidence));
  }
});

test("an address, over TLS with the development certificate", async () => {
  const response = await analyze({ features: ["tags"] }, { url: PICTURE_URL }, client(SECURE_ENDPOINT));

  assert.equal(response.status, "200");
  assert.ok(response.body.tagsResult.values.length > 0);
  assert.equal(response.body.captionResult, undefined);
});

test("an address that can't be read", async () => {
  assertRefused(await analyze({ features: ["tags"] }, { url: MISSING_URL }), {
    code: "InvalidRequest",
    message: "The provided image url is not accessible.",
  });
});

test("what is no picture", async () => {
  assertRefused(await analyze({ features: ["tags"] }, Buffer.from("not a picture")), {
    code: "InvalidRequest",
    message: "Image format is not valid.",
    innererror: { code: "InvalidImageFormat", message: "Input data is not a valid image." },
  });
});

test("too many bytes", async () => {
  assertRefused(await analyze({ features: ["tags"] }, Buffer.alloc(20971521)), {
    code: "InvalidRequest",
    message: "The image size is not allowed to be zero or larger than 20971520 bytes",
  });
});

test("no feature", async () => {
  assertRefused(await analyze({ features: [] }), {
    code: "InvalidRequest",
    message: "Either 'features' or 'model-name' needs to be specified in the query parameter",
  });
});

for (const [query, code, message] of [
  [{ features: ["smell"] }, "NotSupportedVisualFeature", "Specified feature type is not valid"],
  [{ features: ["tags"], language: "tlh" }, "NotSupportedLanguage", "The input language is not supported"],
  [{ features: ["caption"], language: "es" }, "NotSupportedLanguage", "The input language is not supported"],
  [
    { features: ["smartCrops"], "smartcrops-aspect-ratios": [2.5] },
    "BadArgument",
    "'smartcrops-aspect-ratios' aspect ratio is not in allowed range [0.75 to 1.8]",
  ],
]) {
  test(`a wrong parameter: ${JSON.stringify(query)}`, async () => {
    assertRefused(await analyze(query), refused({ code, message }));
  });
}

test("another content type", async () => {
  const response = await client()
    .path("/imageanalysis:analyze")
    .post({ body: "picture", queryParameters: { features: ["tags"] }, contentType: "text/plain" });

  assertRefused(response, {
    code: "InvalidRequest",
    message: "The provided image content type text/plain is not supported",
  });
});

test("a wrong key", async () => {
  const response = await analyze({ features: ["tags"] }, picture, client(ENDPOINT, "wrong"));

  assert.equal(response.status, "401");
  assert.equal(response.body.error.code, "401");
  assert.match(response.body.error.message, /^Access denied due to invalid subscription key or wrong API endpoint\./);
});

test("comes again after too many calls", async () => {
  const response = await analyze({ features: ["tags"] }, picture, client(THROTTLED_ONCE));

  assert.equal(response.status, "200");
});

test("gives up after three more calls", async () => {
  const response = await analyze({ features: ["tags"] }, picture, client(THROTTLED));

  assert.equal(response.status, "429");
  assert.equal(response.body.error.code, "429");
});

for (const [what, body, key] of [
  ["bytes", picture, HURRIED_KEY],
  ["an address", { url: PICTURE_URL }, OTHER_HURRIED_KEY],
]) {
  test(`comes again after the 429 of Osprey itself: ${what}`, async () => {
    const statuses = [];
    const watching = watched(key, statuses);
    assert.equal(await exhaust(key), 429);

    const response = await analyze({ features: ["tags"] }, body, watching);

    assert.equal(response.status, "200");
    assert.deepEqual(statuses, [429, 200]);
  });
}

test("a key without calls left this month", async () => {
  assert.equal(await exhaust(SPENT_KEY), 403);
  for (const body of [picture, { url: PICTURE_URL }]) {
    const response = await analyze({ features: ["tags"] }, body, client(ENDPOINT, SPENT_KEY));

    assert.equal(response.status, "403");
    assert.equal(response.body.error.code, "403");
    assert.match(
      response.body.error.message,
      /^Out of call volume quota for ComputerVision SPENT pricing tier\. Please retry after [1-9][0-9]? days\.$/,
    );
    assert.ok(Number(response.headers["retry-after"]) > 0);
  }
});

test("a key of a tier without this API", async () => {
  for (const body of [picture, { url: PICTURE_URL }]) {
    const response = await analyze({ features: ["tags"] }, body, client(ENDPOINT, WRONG_TIER_KEY));

    assert.equal(response.status, "401");
    assert.equal(
      response.body.error.message,
      "The Analyze Operation under Computer Vision APIs (2023-10-01) is not supported with the current subscription key"
        + " and pricing tier ComputerVision.CLASSIC.",
    );
  }
});

test("addresses of no picture", async () => {
  assertRefused(await analyze({ features: ["tags"] }, { url: TEXT_URL }), {
    code: "InvalidRequest",
    message: "Image format is not valid.",
    innererror: { code: "InvalidImageFormat", message: "Input data is not a valid image." },
  });
  assertRefused(await analyze({ features: ["tags"] }, { url: SMALL_URL }), {
    code: "InvalidRequest",
    message: "Image size is not valid.",
    innererror: {
      code: "InvalidImageSize",
      message: "The image width and height must be between 50 and 16000 pixels",
    },
  });
  assertRefused(await analyze({ features: ["tags"] }, { url: LARGE_URL }), {
    code: "InvalidRequest",
    message: "The image size is not allowed to be zero or larger than 20971520 bytes",
  });
});

test("an unknown path", async () => {
  const response = await client().path("/imageanalysis:segment").post({ body: picture, contentType: "application/octet-stream" });

  assert.equal(response.status, "404");
  assert.deepEqual(response.body, { error: { code: "404", message: "Resource not found" } });
});
