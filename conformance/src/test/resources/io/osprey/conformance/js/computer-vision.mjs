// Microsoft's JavaScript clients of Computer Vision v2.0 and v3.2, unmodified, against a running server. What they are
// told comes by the environment, see JavaScriptClientsTest.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import computerVision from "@azure/cognitiveservices-computervision";
import restJs from "@azure/ms-rest-js";

const { ENDPOINT, KEY, VERSION, PICTURE, PICTURE_URL, MISSING_URL, THROTTLED_ONCE } = process.env;
const picture = readFileSync(PICTURE);
const noPicture = Buffer.from("not a picture");
const nested = VERSION === "v3.2";
const features = ["ImageType", "Faces", "Categories", "Color", "Tags", "Description", "Objects", "Brands"];

function client(endpoint = ENDPOINT, key = KEY) {
  const credentials = new restJs.ApiKeyCredentials({ inHeader: { "Ocp-Apim-Subscription-Key": key } });
  return new computerVision.ComputerVisionClient(credentials, endpoint);
}

function checkRest(result) {
  assert.match(result.requestId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.deepEqual(result.metadata, { width: 800, height: 600, format: "Jpeg" });
  assert.equal(result.modelVersion, nested ? "2021-05-01" : undefined);
}

async function bytes(response) {
  const chunks = [];
  for await (const chunk of response.readableStreamBody) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Width and height by the header of a JPEG file. */
function jpegSize(file) {
  assert.equal(file.readUInt16BE(0), 0xffd8);
  for (let at = 2; at < file.length; at += 2 + file.readUInt16BE(at + 2)) {
    if (file[at + 1] >= 0xc0 && file[at + 1] <= 0xc2) {
      return [file.readUInt16BE(at + 7), file.readUInt16BE(at + 5)];
    }
  }
  return [];
}

async function failureOf(call) {
  return call.then(
    () => assert.fail("was answered"),
    (failure) => failure,
  );
}

async function assertRefused(call, code, flatMessage, nestedMessage = flatMessage) {
  const failure = await failureOf(call);
  assert.equal(failure.statusCode, 400, String(failure));
  const body = failure.body;
  if (nested) {
    assert.equal(body.error.code, "InvalidArgument");
    assert.equal(body.error.message, nestedMessage);
    assert.deepEqual({ ...body.error.innererror }, { code, message: nestedMessage });
  } else {
    assert.equal(body.code, code);
    assert.equal(body.message, flatMessage);
    assert.match(body.requestId, /^[0-9a-f-]{36}$/);
  }
}

const both = [
  ["by address", (name, ...rest) => (options) => client()[name](...rest, PICTURE_URL, options)],
  ["in a stream", (name, ...rest) => (options) => client()[`${name}InStream`](...rest, picture, options)],
];

for (const [how, method] of both) {
  test(`analyzeImage ${how}`, async () => {
    const result = await method("analyzeImage")({
      visualFeatures: features,
      details: ["Celebrities", "Landmarks"],
      language: "en",
    });

    assert.ok(result.categories.length > 0);
    assert.match(result.color.accentColor, /^[0-9A-F]{6}$/);
    assert.equal(result.color.isBWImg, false);
    assert.ok(result.tags.length > 0);
    assert.equal(result.description.captions.length, 1);
    assert.ok(Array.isArray(result.faces));
    assert.ok(Array.isArray(result.objects));
    assert.deepEqual([...result.brands], []);
    assert.equal(result.adult, undefined);
    checkRest(result);
  });

  test(`describeImage ${how}`, async () => {
    const result = await method("describeImage")({ maxCandidates: 3, language: "en" });

    assert.ok(result.captions.length >= 1 && result.captions.length <= 3);
    assert.equal(new Set(result.captions.map((caption) => caption.text)).size, result.captions.length);
    assert.ok(result.tags.length > 0);
    checkRest(result);
  });

  test(`tagImage ${how}`, async () => {
    const result = await method("tagImage")({ language: "en" });

    assert.ok(result.tags.length > 0);
    for (const { confidence } of result.tags) {
      assert.ok(confidence > 0 && confidence < 1, String(confidence));
    }
    checkRest(result);
  });

  test(`detectObjects ${how}`, async () => {
    const result = await method("detectObjects")();

    for (const { rectangle } of result.objects) {
      assert.ok(rectangle.x + rectangle.w <= 800 && rectangle.y + rectangle.h <= 600);
    }
    checkRest(result);
  });

  for (const model of ["celebrities", "landmarks"]) {
    test(`analyzeImageByDomain ${model} ${how}`, async () => {
      const result = await method("analyzeImageByDomain", model)({ language: "en" });

      assert.deepEqual(result.result, { [model]: [] });
      checkRest(result);
    });
  }

  test(`generateThumbnail ${how}`, async () => {
    for (const [width, height, smartCropping] of [[50, 70, false], [1024, 600, true]]) {
      const response = await method("generateThumbnail", width, height)({ smartCropping });
      assert.deepEqual(jpegSize(await bytes(response)), [width, height]);
    }
  });

  test(`getAreaOfInterest ${how}`, async () => {
    const result = await method("getAreaOfInterest")();

    const { x, y, w, h } = result.areaOfInterest;
    assert.deepEqual([y, w, h], [0, 600, 600]);
    assert.ok(x >= 0 && x <= 200);
    checkRest(result);
  });
}

const sign = "WELCOME HOME";

/** Asks until an operation has ended. */
async function finished(ask, operationLocation) {
  const id = operationLocation.slice(operationLocation.lastIndexOf("/") + 1);
  for (let i = 0; i < 600; i++) {
    const result = await ask(id);
    if (!["notStarted", "running"].includes(result.status.toLowerCase())) {
      return result;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail("no end");
}

function checkLines(lines) {
  assert.deepEqual(lines.map((line) => line.text), [sign]);
  assert.equal(lines[0].boundingBox.length, 8);
  assert.deepEqual(lines[0].words.map((word) => word.text), sign.split(" "));
}

for (const how of ["by address", "in a stream"]) {
  const stream = how === "in a stream";

  test(`recognizePrintedText ${how}`, async () => {
    const result = stream
      ? await client().recognizePrintedTextInStream(true, picture, { language: "en" })
      : await client().recognizePrintedText(true, PICTURE_URL);

    assert.equal(result.language, "en");
    assert.equal(result.orientation, "Up");
    assert.equal(result.modelVersion, nested ? "2021-05-01" : undefined);
    assert.equal(result.regions.length, 1);
    const words = result.regions[0].lines.flatMap((line) => line.words);
    assert.deepEqual(words.map((word) => word.text), sign.split(" "));
  });

  if (nested) {
    test(`read ${how}`, async () => {
      const options = { language: "en", readingOrder: "natural" };
      const begun = stream ? await client().readInStream(picture, options) : await client().read(PICTURE_URL, options);
      const result = await finished((id) => client().getReadResult(id), begun.operationLocation);

      assert.equal(result.status, "succeeded");
      assert.equal(result.analyzeResult.readResults.length, 1);
      assert.equal(result.analyzeResult.readResults[0].unit, "pixel");
      checkLines(result.analyzeResult.readResults[0].lines);
    });
  } else {
    test(`recognizeText ${how}`, async () => {
      const begun = stream
        ? await client().recognizeTextInStream(picture, "Printed")
        : await client().recognizeText("Handwritten", PICTURE_URL);
      const result = await finished((id) => client().getTextOperationResult(id), begun.operationLocation);

      assert.equal(result.status, "Succeeded");
      checkLines(result.recognitionResult.lines);
    });

    test(`batchReadFile ${how}`, async () => {
      const begun = stream ? await client().batchReadFileInStream(picture) : await client().batchReadFile(PICTURE_URL);
      const result = await finished((id) => client().getReadOperationResult(id), begun.operationLocation);

      assert.equal(result.status, "Succeeded");
      assert.equal(result.recognitionResults[0].unit, "pixel");
      checkLines(result.recognitionResults[0].lines);
    });
  }
}

test("listModels", async () => {
  const result = await client().listModels();

  const models = result.modelsProperty ?? result.models;
  assert.deepEqual(models.map((model) => model.name), ["celebrities", "landmarks"]);
  assert.ok(models[0].categories.includes("people_"));
});

const methods = [
  ["analyzeImage"],
  ["describeImage"],
  ["tagImage"],
  ["detectObjects"],
  ["analyzeImageByDomain", "landmarks"],
  ["getAreaOfInterest"],
];

for (const [name, ...rest] of methods) {
  test(`${name}: an address that can't be read`, () =>
    assertRefused(
      client()[name](...rest, MISSING_URL),
      "InvalidImageUrl",
      "Image URL is badly formatted or not accessible.",
      "Image URL is not accessible.",
    ));

  test(`${name}: what is no picture`, () =>
    assertRefused(
      client()[`${name}InStream`](...rest, noPicture),
      "InvalidImageFormat",
      "Input data is not a valid image.",
    ));
}

// The client leaves the body of a refused thumbnail unread: callers see the status only.
test("generateThumbnail: what is refused", async () => {
  for (const call of [
    () => client().generateThumbnail(50, 50, MISSING_URL),
    () => client().generateThumbnailInStream(50, 50, noPicture),
  ]) {
    const failure = await failureOf(call());
    assert.equal(failure.statusCode, 400, String(failure));
    assert.equal(failure.response.headers.get("content-type"), "application/json; charset=utf-8");
  }
});

test("wrong parameters", async () => {
  const language = "The requested operation is not supported in the language specified.";
  await assertRefused(client().describeImage(PICTURE_URL, { language: "fr" }), "NotSupportedLanguage", language);
  await assertRefused(client().tagImage(PICTURE_URL, { language: "xx" }), "NotSupportedLanguage", language);
  await assertRefused(
    client().describeImage(PICTURE_URL, { maxCandidates: 0 }),
    "BadArgument",
    "Specified maxCandidates value is not valid.",
  );
  await assertRefused(
    client().analyzeImage(PICTURE_URL, { visualFeatures: ["Adult"] }),
    "NotSupportedFeature",
    "The feature 'Adult' is not available: this server has no model for it.",
  );
  await assertRefused(
    client().analyzeImageByDomain("plants", PICTURE_URL),
    "InvalidModel",
    "Specified model is not valid.",
  );
});

test("a wrong key", async () => {
  const failure = await failureOf(client(ENDPOINT, "wrong").tagImage(PICTURE_URL));

  assert.equal(failure.statusCode, 401);
  assert.equal(failure.code, "401");
  assert.match(failure.message, /^Access denied due to invalid subscription key or wrong API endpoint\./);
});

// The client has code to come again by itself, which its own handling of errors keeps from running: callers come again.
test("too many calls", async () => {
  const throttled = client(THROTTLED_ONCE);

  const failure = await failureOf(throttled.tagImageInStream(picture));
  assert.equal(failure.statusCode, 429);
  assert.equal(failure.code, "429");

  await new Promise((done) => setTimeout(done, 1000 * Number(failure.response.headers.get("retry-after"))));
  assert.ok((await throttled.tagImageInStream(picture)).tags.length > 0);
});
