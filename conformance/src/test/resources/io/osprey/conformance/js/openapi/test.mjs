// The OpenAPI documents against the meta-schema that the OpenAPI Initiative publishes, which the validator brings along.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';

const get = async (path) => {
  const response = await fetch(new URL(path, process.env.ENDPOINT));
  assert.equal(response.status, 200);
  return response.json();
};

const { documents } = await get('/openapi');

test('there are documents', () => assert.ok(documents.length > 1));

for (const { name, url } of documents) {
  test(`${name} is valid`, async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(await get(url));
    assert.ok(valid, JSON.stringify(errors, null, 1));
    assert.equal(validator.version, '3.0');
  });

  test(`${name} would not be valid without its paths`, async () => {
    const document = await get(url);
    delete document.paths;
    assert.equal((await new Validator().validate(document)).valid, false);
  });
}
