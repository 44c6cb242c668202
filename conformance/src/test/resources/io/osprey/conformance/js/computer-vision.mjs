// Microsoft's JavaScript clients of Computer Vision v2.0 and v3.2, unmodified, against a running server. What they are
// told comes by the environment, see JavaScriptClientsTest.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import computerVision from "@azure/cognitiveservices-computervision";
import restJs from "@azure/ms-rest-js";

const { ENDPOINT, KEY, VERSION, PICTURE, PICTURE_URL, MISSING_URL, THROTTLED_ONCE } = process.env;
const { SMALL_URL, LARGE_URL, TEXT_URL, HURRIED_KEY, SPENT_KEY, WRONG_TIER_KEY } = process.env;
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
    if (!["notstarted", "running"].includes(result.status.toLowerCase())) {
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
  ["recognizePrintedText", true],
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

/** Every method with everything it needs, and the operation as the gateway's messages call it. */
function allMethods(where) {
  return [
    ["Analyze Image", "analyzeImage"],
    ["Describe Image", "describeImage"],
    ["Tag Image", "tagImage"],
    ["Detect Objects", "detectObjects"],
    ["Recognize Domain Specific Content", "analyzeImageByDomain", "landmarks"],
    ["Get Thumbnail", "generateThumbnail", 50, 50],
    ["Get Area of Interest", "getAreaOfInterest"],
    ["OCR", "recognizePrintedText", true],
    nested ? ["Read", "read"] : ["Batch Read File", "batchReadFile"],
  ]
    .flatMap(([operation, name, ...rest]) => [
      [operation, () => where[name](...rest, PICTURE_URL)],
      [operation, () => where[`${name}InStream`](...rest, picture)],
    ])
    .concat(recognizeText(where, PICTURE_URL, picture).map((call) => ["Recognize Text", call]))
    .concat([["List Domain Specific Models", () => where.listModels()]]);
}

/** The one method of v2.0 that takes its parameters in two orders. */
function recognizeText(where, address, bytes) {
  return nested
    ? []
    : [() => where.recognizeText("Printed", address), () => where.recognizeTextInStream(bytes, "Handwritten")];
}

/** The methods that ask what came of an operation, with the id of one that never was. */
function unknownOperations(where) {
  const id = "49a36324-fc4b-4387-aa06-090cfbf0064f";
  return nested
    ? [["Get Read Result", () => where.getReadResult(id)]]
    : [
        ["Get Recognize Text Operation Result", () => where.getTextOperationResult(id)],
        ["Get Read Operation Result", () => where.getReadOperationResult(id)],
      ];
}

/** Of a refused thumbnail the client leaves the body unread: status and headers are all that callers see. */
function assertGateway(operation, failure, status, message) {
  assert.equal(failure.statusCode, status, `${operation}: ${failure}`);
  if (operation !== "Get Thumbnail") {
    assert.equal(failure.code, String(status));
    assert.equal(failure.message, message);
  }
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

test("every method after the 429 of Osprey itself", async () => {
  const hurried = client(ENDPOINT, HURRIED_KEY);
  assert.equal(await exhaust(HURRIED_KEY), 429);

  let retryAfter;
  for (const [operation, call] of [...allMethods(hurried), ...unknownOperations(hurried)]) {
    const failure = await failureOf(call());
    retryAfter = Number(failure.response.headers.get("retry-after"));
    assertGateway(
      operation,
      failure,
      429,
      `Requests to the ${operation} Operation under Computer Vision API (${VERSION}) have exceeded call rate limit of your`
        + ` current ComputerVision HURRIED pricing tier. Please retry after ${retryAfter} seconds.`,
    );
  }

  await new Promise((done) => setTimeout(done, 1000 * retryAfter));
  for (const [, call] of allMethods(hurried)) {
    assert.ok(await call());
  }
});

test("every method without calls left this month", async () => {
  assert.equal(await exhaust(SPENT_KEY), 403);
  const spent = client(ENDPOINT, SPENT_KEY);
  for (const [operation, call] of [...allMethods(spent), ...unknownOperations(spent)]) {
    const failure = await failureOf(call());
    const days = Math.ceil(Number(failure.response.headers.get("retry-after")) / 86400);
    assertGateway(
      operation,
      failure,
      403,
      `Out of call volume quota for ComputerVision SPENT pricing tier. Please retry after ${days} days.`,
    );
  }
});

test("every method with a key of a tier without this API", async () => {
  const wrongTier = client(ENDPOINT, WRONG_TIER_KEY);
  for (const [operation, call] of [...allMethods(wrongTier), ...unknownOperations(wrongTier)]) {
    assertGateway(
      operation,
      await failureOf(call()),
      401,
      `The ${operation} Operation under Computer Vision API (${VERSION}) is not supported with the current subscription key`
        + " and pricing tier ComputerVision.MODERN.",
    );
  }
});

test("every method with a wrong key", async () => {
  const wrongKey = client(ENDPOINT, "wrong");
  for (const [operation, call] of [...allMethods(wrongKey), ...unknownOperations(wrongKey)]) {
    assertGateway(
      operation,
      await failureOf(call()),
      401,
      "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active"
        + " subscription and use a correct regional API endpoint for your resource.",
    );
  }
});

for (const [name, ...rest] of methods) {
  test(`${name}: pictures of the wrong size, and no pictures`, async () => {
    for (const [address, bytes, code, message] of [
      [SMALL_URL, Buffer.from(await (await fetch(SMALL_URL)).arrayBuffer()), "InvalidImageSize", "Input image is too small."],
      [LARGE_URL, Buffer.alloc(4194305), "InvalidImageSize", "Input image is too large."],
      [TEXT_URL, noPicture, "InvalidImageFormat", "Input data is not a valid image."],
    ]) {
      await assertRefused(client()[name](...rest, address), code, message);
      await assertRefused(client()[`${name}InStream`](...rest, bytes), code, message);
    }
  });
}

test("operations that never were", async () => {
  for (const [operation, call] of unknownOperations(client())) {
    assertGateway(operation, await failureOf(call()), 404, "Resource not found");
  }
});

// Before Read, text was read with the errors of the other methods; Read has a shape of its own, alike in all versions.
if (!nested) {
  for (const [what, address, bytes, code, message] of [
    ["an address that can't be read", MISSING_URL, noPicture, "InvalidImageUrl", "Image URL is badly formatted or not accessible."],
    ["what is no picture", TEXT_URL, noPicture, "InvalidImageFormat", "Input data is not a valid image."],
    ["too many bytes", LARGE_URL, Buffer.alloc(4194305), "InvalidImageSize", "Input image is too large."],
  ]) {
    test(`recognizeText: ${what}`, async () => {
      const [byAddress, inStream] = recognizeText(client(), address, bytes);
      await assertRefused(byAddress(), code, message);
      if (address !== MISSING_URL) {
        await assertRefused(inStream(), code, message);
      }
    });
  }
}

const reading = nested ? "read" : "batchReadFile";

test(`${reading}: what is refused`, async () => {
  const small = Buffer.from(await (await fetch(SMALL_URL)).arrayBuffer());
  for (const [call, code, message] of [
    [() => client()[reading](MISSING_URL), "FailedToDownloadImage", "Failed to download image."],
    [() => client()[reading](TEXT_URL), "InvalidImage", "Input data is not a valid image."],
    [() => client()[`${reading}InStream`](noPicture), "InvalidImage", "Input data is not a valid image."],
    [() => client()[`${reading}InStream`](small), "InvalidImageDimension", "Input image has too few pixels."],
  ]) {
    const failure = await failureOf(call());
    assert.equal(failure.statusCode, 400, String(failure));
    assert.deepEqual(JSON.parse(JSON.stringify(failure.body)), { error: { code, message } });
  }
});

for (const [name, ...rest] of methods.filter(([name]) => /^(analyze|describe|tag)/.test(name))) {
  test(`${name}: an unlisted language`, async () => {
    const language = "The requested operation is not supported in the language specified.";
    for (const call of [
      () => client()[name](...rest, PICTURE_URL, { language: "tlh" }),
      () => client()[`${name}InStream`](...rest, picture, { language: "tlh" }),
    ]) {
      await assertRefused(call(), "NotSupportedLanguage", language);
    }
  });
}

// Features, details and sizes of thumbnails that aren't listed are refused by the client itself.
test("what one method alone is refused for", async () => {
  for (const [how, source] of [["", PICTURE_URL], ["InStream", picture]]) {
    await assertRefused(
      client()[`describeImage${how}`](source, { maxCandidates: 0 }),
      "BadArgument",
      "Specified maxCandidates value is not valid.",
    );
    await assertRefused(
      client()[`analyzeImageByDomain${how}`]("plants", source),
      "InvalidModel",
      "Specified model is not valid.",
    );
  }
});
